import { join } from 'node:path';
import { expect, test } from './shared-app-test.ts';
import { notePane, results, searchBox, tabTo, vault } from './window.ts';

test('a note is found, read, opened and revealed by keyboard', async ({ app, page }) => {
  await page.keyboard.press('/');
  await expect(searchBox(page)).toBeFocused();
  // At once: the answers to single letters would come while the arrows are pressed.
  await page.keyboard.insertText('overnight rail journey');
  await expect(results(page).first()).toContainText('Night train to Vienna');
  await expect(results(page).first()).toHaveAttribute('aria-selected', 'true');

  await page.keyboard.press('ArrowDown');
  await expect(results(page).nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('ArrowUp');
  await expect(results(page).first()).toHaveAttribute('aria-selected', 'true');

  await expect(notePane(page)).toContainText('Night train to Vienna');
  await page.keyboard.press('Enter');
  await expect(notePane(page).getByRole('region', { name: 'Text' })).toBeFocused();

  const note = join(vault, 'travel', 'night-train.md');
  const before = await app.handedOver();
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect.poll(() => app.handedOver()).toEqual([...before, { how: 'open', target: note }]);
  await page.keyboard.press('Alt+Enter');
  await expect
    .poll(() => app.handedOver())
    .toEqual([...before, { how: 'open', target: note }, { how: 'reveal', target: note }]);

  await page.keyboard.press('Escape');
  await expect(searchBox(page)).toBeFocused();
});

test('Ctrl+L or ⌘L moves the focus to the search box from anywhere', async ({ page }) => {
  await page.getByRole('button', { name: 'Add folder…' }).focus();
  await page.keyboard.press('ControlOrMeta+l');
  await expect(searchBox(page)).toBeFocused();
});

test('the settings can be used by keyboard alone: the table of models is sorted, and a model’s details are read', async ({
  page,
}) => {
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await page.keyboard.press('ControlOrMeta+,');
  await expect(settings.getByRole('tab', { selected: true })).toBeFocused();
  await page.keyboard.press('End');
  await expect(settings.getByRole('tab', { name: 'About' })).toBeFocused();
  await expect(settings).toContainText('CC BY-SA');
  await page.keyboard.press('ArrowUp');
  await expect(settings.getByRole('tab', { name: 'Diagnostics' })).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(settings.getByRole('tab', { name: 'Privacy' })).toBeFocused();
  await tabTo(page, settings.getByRole('button', { name: 'Change on the page “Search”' }));
  await settings.getByRole('tab', { name: 'Privacy' }).focus();
  await page.keyboard.press('ArrowUp');
  await expect(settings.getByRole('tab', { name: 'Models' })).toBeFocused();
  await tabTo(page, settings.getByRole('button', { name: 'Quality (of 10)', exact: true }));
  await page.keyboard.press('Enter');
  await expect(settings.getByRole('columnheader', { name: 'Quality (of 10)' })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  const starter = settings.getByRole('rowgroup', { name: 'Nearnote starter' });
  await tabTo(page, starter.getByRole('button', { name: 'Details of Nearnote starter' }));
  await page.keyboard.press('Enter');
  await expect(starter).toContainText('CC BY-SA');
  await page.keyboard.press('Escape');
  await expect(settings).toBeHidden();
  await page.keyboard.press('/');
  await expect(searchBox(page)).toBeFocused();
});
