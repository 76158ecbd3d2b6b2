import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { expect, emptyLibraryTest as test } from './shared-app-test.ts';
import { folders, notePane, readLibrary, results, searchBox, tabTo, upToDate } from './window.ts';

function home(page: Page) {
  return page.getByRole('region', { name: 'Home page' });
}

test('by mouse: whoever types without a folder is told what is missing, tries the sample, and removes it with one click', async ({
  page,
  userData,
}) => {
  const copy = join(userData, 'Sample notes');
  await searchBox(page).fill('where did I put it');
  await expect(page.getByRole('status', { name: 'What is missing' })).toContainText('no notes to search yet');
  await searchBox(page).fill('');
  await page.getByRole('button', { name: 'Try it on sample notes' }).click();
  await expect(folders(page)).toHaveText([/Sample notes/]);
  await upToDate(page);
  expect(existsSync(join(copy, 'Welcome.md'))).toBe(true);

  await expect(home(page).getByRole('list', { name: 'Recent notes' }).getByRole('button')).toHaveCount(8);
  const questions = home(page).getByRole('list', { name: 'Try one of these on the sample' });
  await questions.getByRole('button', { name: 'I can’t sleep through the night' }).click();
  await expect(results(page).first()).toContainText('Awake at four');
  await searchBox(page).fill('');

  await home(page).getByRole('button', { name: 'Hay fever diary' }).click();
  await expect(notePane(page)).toContainText('It is the birches');
  await page.keyboard.press('Escape');

  await home(page).getByRole('button', { name: 'Remove the sample' }).click();
  await expect(page.getByRole('button', { name: 'Try it on sample notes' })).toBeVisible();
  await expect(page.getByRole('status', { name: 'Messages' })).toContainText('The sample is removed');
  await expect.poll(() => existsSync(copy)).toBe(false);
  expect((await readLibrary(page)).folders).toEqual([]);
});

test('by keyboard: the sample is tried, a question chosen with the arrows, a recent note read, and the sample removed', async ({
  page,
}) => {
  await searchBox(page).focus();
  await tabTo(page, page.getByRole('button', { name: 'Try it on sample notes' }));
  await page.keyboard.press('Enter');
  await upToDate(page);

  await page.keyboard.press('/');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(searchBox(page)).toHaveValue('who answers the phone at the weekend');
  await expect(results(page).first()).toContainText('Minutes, gauge team');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(searchBox(page)).toHaveValue('');

  await page.keyboard.press('ArrowDown');
  await tabTo(page, page.getByRole('button', { name: 'Remove the sample' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: 'Choose folder…' })).toBeVisible();
  await expect(searchBox(page)).toBeFocused();
});
