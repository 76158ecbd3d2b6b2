import type { Locator, Page } from 'playwright/test';
import { test as freshTest } from './app-test.ts';
import { dropOn } from './drag.ts';
import { expect, test } from './shared-app-test.ts';
import { notePane, results, searchBox, upToDate, vault } from './window.ts';

function chips(page: Page): Locator {
  return page.getByRole('list', { name: 'Parts of the search' }).getByRole('listitem');
}

function suggestions(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
}

function recent(page: Page): Locator {
  return page.getByRole('list', { name: 'Recent searches' }).getByRole('listitem');
}

function saved(page: Page): Locator {
  // The home lists them, too.
  return page.getByRole('complementary').getByRole('list', { name: 'Saved searches' }).getByRole('listitem');
}

async function dropVault(page: Page): Promise<void> {
  await dropOn(page, [vault]);
  await upToDate(page);
}

test('the filters of a query are shown in plain words, and removed by mouse', async ({ page }) => {
  await searchBox(page).fill('certificate folder:work -beetroot "cert-manager" after:2020-01');
  await expect(chips(page)).toHaveText([
    'in folder work',
    'not beetroot',
    'exactly “cert-manager”',
    'since January 2020',
  ]);
  await expect(results(page).first()).toContainText('HTTPS for the ingress');

  await page.getByRole('button', { name: 'Remove: not beetroot' }).click();
  await expect(searchBox(page)).toHaveValue('certificate folder:work "cert-manager" after:2020-01');
  await expect(searchBox(page)).toBeFocused();
});

test('the filters of a query are removed by keyboard, one after another', async ({ page }) => {
  await searchBox(page).fill('folder:work certificate -beetroot');
  await page.getByRole('button', { name: 'Remove: in folder work' }).focus();
  await page.keyboard.press('Delete');
  await expect(page.getByRole('button', { name: 'Remove: not beetroot' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue('certificate');
  await expect(searchBox(page)).toBeFocused();
  await expect(chips(page)).toHaveCount(0);
});

test('a date in plain words is offered as a filter, and taken with a click', async ({ page }) => {
  await searchBox(page).fill('certificate, since 2020');
  const offer = page.getByRole('button', { name: 'Only since 2020', exact: true });
  await expect(offer).toBeVisible();
  await expect(chips(page)).toHaveCount(0);
  await offer.click();
  await expect(searchBox(page)).toHaveValue('certificate, after:2020');
  await expect(chips(page)).toHaveText(['since 2020']);
  await expect(results(page).first()).toContainText('HTTPS for the ingress');
  await expect(searchBox(page)).toBeFocused();
});

test('a season in plain words is offered, and taken by keyboard', async ({ page }) => {
  const offer = page.getByRole('button', { name: /^Only / });
  await searchBox(page).fill('tomatoes last spring');
  await expect(offer).toBeVisible();
  await expect(searchBox(page)).toHaveValue('tomatoes last spring');
  await searchBox(page).press('ControlOrMeta+d');
  await expect(searchBox(page)).toHaveValue(/^tomatoes after:\d{4}-\d\d before:\d{4}-\d\d$/);
  await expect(chips(page)).toHaveCount(2);
});

test('filters restrict the results to a folder or a tag', async ({ page }) => {
  await searchBox(page).fill('folder:travel how to sleep on a train');
  await expect(results(page).first()).toContainText('Night train to Vienna');
  await expect(results(page).filter({ hasText: 'Sleepless nights' })).toHaveCount(0);
  await searchBox(page).fill('-folder:travel overnight rail journey');
  await expect(results(page).first()).toBeVisible();
  await expect(results(page).filter({ hasText: 'Night train to Vienna' })).toHaveCount(0);
  await searchBox(page).fill('tag:health nights');
  await expect(results(page)).toHaveCount(1);
  await expect(results(page).first()).toContainText('Sleepless nights');
});

test('filters are completed by keyboard while they are typed', async ({ page }) => {
  await searchBox(page).pressSequentially('certificate ta');
  await expect(suggestions(page)).toHaveText([/^tag:/]);
  await page.keyboard.press('Tab');
  await expect(searchBox(page)).toHaveValue('certificate tag:');

  await page.keyboard.type('t');
  await expect(suggestions(page).first()).toHaveText(/^tls1 note/);
  await page.keyboard.press('ArrowDown');
  await expect(suggestions(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue('certificate tag:tls ');
  await expect(chips(page)).toHaveText(['tag tls']);
  await expect(suggestions(page)).toHaveCount(0);
  await expect(searchBox(page)).toBeFocused();
});

test('once suggestions are hidden, the arrows and Enter go to the results again', async ({ page }) => {
  await searchBox(page).pressSequentially('overnight rail journey ty');
  await expect(suggestions(page)).toHaveText([/^type:/]);
  await page.keyboard.press('Escape');
  await expect(suggestions(page)).toHaveCount(0);
  await expect(results(page).first()).toHaveAttribute('aria-selected', 'true');
  // The answer to the last letters may still come, without the note that was selected: then the first one is again.
  await expect(async () => {
    await page.keyboard.press('ArrowDown');
    await expect(results(page).first()).toHaveAttribute('aria-selected', 'false', { timeout: 1_000 });
  }).toPass();
  await page.keyboard.press('Enter');
  await expect(notePane(page).getByRole('region', { name: 'Text' })).toBeFocused();
});

test('text that an input method is composing gets no suggestions', async ({ page }) => {
  await searchBox(page).focus();
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('Input.imeSetComposition', { text: 'ta', selectionStart: 2, selectionEnd: 2 });
  await expect(searchBox(page)).toHaveValue('ta');
  await expect(suggestions(page)).toHaveCount(0);
  await devtools.send('Input.insertText', { text: 'ta' });
  await expect(searchBox(page)).toHaveValue('ta');
  await expect(suggestions(page)).toHaveText([/^tag:/]);
});

test('a suggestion is accepted by mouse, in the middle of a query', async ({ page }) => {
  await searchBox(page).fill('folder: certificate');
  for (let i = 0; i < ' certificate'.length; i += 1) await page.keyboard.press('ArrowLeft');
  await suggestions(page).filter({ hasText: 'work' }).click();
  await expect(searchBox(page)).toHaveValue('folder:work certificate');
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.type('tls ');
  await expect(searchBox(page)).toHaveValue('folder:work tls certificate');
});

freshTest('a search can be run again after a restart, once a note was read from it', async ({ launch }) => {
  const first = await launch();
  await dropVault(first.page);
  await searchBox(first.page).fill('overnight rail journey');
  await expect(results(first.page).first()).toContainText('Night train to Vienna');
  await searchBox(first.page).press('Enter');
  await expect(notePane(first.page)).toBeVisible();
  await first.quit();

  const { page } = await launch();
  await upToDate(page);
  await expect(recent(page)).toHaveText(['overnight rail journey']);
  await searchBox(page).press('ArrowDown');
  await expect(page.getByRole('button', { name: 'overnight rail journey', exact: true })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(searchBox(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue('overnight rail journey');
  await expect(searchBox(page)).toBeFocused();
  await expect(results(page).first()).toContainText('Night train to Vienna');
});

freshTest('recent searches can be removed, cleared and switched off', async ({ page }) => {
  await dropVault(page);
  const asked = [
    { query: 'overnight rail journey', title: 'Night train to Vienna' },
    { query: 'growing vegetables', title: 'Tomatoes on the balcony' },
    { query: 'insomnia remedies', title: 'Sleepless nights' },
  ];
  for (const { query, title } of asked) {
    await searchBox(page).fill(query);
    await expect(results(page).first()).toContainText(title);
    await searchBox(page).press('Enter');
    await expect(notePane(page).getByRole('region', { name: 'Text' })).toBeFocused();
  }
  await searchBox(page).fill('');
  await expect(recent(page)).toHaveText(['insomnia remedies', 'growing vegetables', 'overnight rail journey']);

  await recent(page).first().hover();
  await page.getByRole('button', { name: 'Forget insomnia remedies' }).click();
  await expect(recent(page)).toHaveText(['growing vegetables', 'overnight rail journey']);
  await page.getByRole('button', { name: 'growing vegetables', exact: true }).press('Delete');
  await expect(recent(page)).toHaveText(['overnight rail journey']);
  await page.getByRole('button', { name: 'Don’t keep' }).click();
  await expect(page.getByText('Recent searches are not kept.')).toBeVisible();
  await page.getByRole('button', { name: 'Keep them' }).click();
  await expect(page.getByText('Recent searches are not kept.')).toBeHidden();
  await expect(recent(page)).toHaveCount(0);
});

test('a search can be saved, run again, renamed and removed', async ({ page }) => {
  await searchBox(page).fill('folder:travel overnight rail journey');
  await page.getByRole('radio', { name: 'Meaning' }).click();
  await page.getByRole('button', { name: 'Save search' }).click();
  await page.keyboard.type('Trains');
  await page.keyboard.press('Enter');
  await expect(saved(page)).toHaveText(['Trains']);

  await page.getByRole('radio', { name: 'Hybrid' }).click();
  await searchBox(page).fill('');
  await saved(page).getByRole('button', { name: 'Trains', exact: true }).press('Enter');
  await expect(searchBox(page)).toHaveValue('folder:travel overnight rail journey');
  await expect(page.getByRole('radio', { name: 'Meaning' })).toBeChecked();
  await expect(results(page).first()).toContainText('Night train to Vienna');

  await page.getByRole('button', { name: 'Saved as Trains' }).click();
  await page.getByRole('textbox', { name: 'Name of the search' }).fill('By rail');
  await page.getByRole('button', { name: 'Rename' }).click();
  await expect(saved(page)).toHaveText(['By rail']);

  await saved(page).hover();
  await page.getByRole('button', { name: 'Remove By rail' }).click();
  await expect(saved(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Save search' })).toBeVisible();
});
