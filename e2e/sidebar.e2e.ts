import { expect, test } from './shared-app-test.ts';
import { results, searchBox, treeItem } from './window.ts';

test('by mouse: a click on a folder narrows the search, its numbers follow, and Alt leaves a tag out', async ({
  page,
}) => {
  const work = treeItem(page, 'Folders', 'work');
  await expect(work).toHaveText(/^work ?\d+$/);
  await searchBox(page).fill('certificate');
  await expect(work).toHaveAccessibleName(/^work, \d+ of \d+ notes? found$/);
  await work.click();
  await expect(searchBox(page)).toHaveValue('certificate folder:vault/work');
  await expect(work).toHaveAttribute('aria-selected', 'true');
  await expect(page.getByRole('listitem').filter({ hasText: 'in folder vault/work' })).toBeVisible();
  await expect(results(page).first()).toContainText('HTTPS for the ingress');
  await work.click();
  await expect(searchBox(page)).toHaveValue('certificate');

  const tag = page.getByRole('tree', { name: 'Tags' }).getByRole('treeitem').first();
  await tag.click({ modifiers: ['Alt'] });
  await expect(searchBox(page)).toHaveValue(/^certificate -tag:/);
  await expect(tag).toHaveAccessibleName(/, left out,/);
});

test('by keyboard: the trees filter, leave out, and open the menu of a folder', async ({ app, page }) => {
  await treeItem(page, 'Folders', 'vault').focus();
  await page.keyboard.type('trav');
  await expect(treeItem(page, 'Folders', 'travel')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue('folder:vault/travel');
  await expect(results(page).first()).toBeVisible();
  await page.keyboard.press('Alt+Enter');
  await expect(searchBox(page)).toHaveValue('-folder:vault/travel');
  await page.keyboard.press('Alt+Enter');
  await expect(searchBox(page)).toHaveValue('');

  const before = await app.handedOver();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Show in file manager' }).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => app.handedOver()).toHaveLength(before.length + 1);
  await expect(treeItem(page, 'Folders', 'vault')).toBeFocused();
});

test('a filter that is still being typed is suggested, by mouse and by keyboard, and is no word to search for', async ({
  page,
}) => {
  const suggestions = page.getByRole('listbox', { name: 'Suggestions' }).getByRole('option');
  await searchBox(page).fill('tag:');
  await expect(suggestions.first()).toBeVisible();
  await expect(results(page)).toHaveCount(0);
  await suggestions.first().click();
  await expect(searchBox(page)).toHaveValue(/^tag:\S+ $/);
  await expect(results(page).first()).toBeVisible();

  await searchBox(page).fill('folder:');
  await expect(suggestions.first()).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue(/^folder:\S+ $/);
  await expect(results(page).first()).toBeVisible();
});
