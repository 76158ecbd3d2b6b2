import { copyFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './app-test.ts';
import { dropOn } from './drag.ts';
import { notePane, results, searchBox, upToDate, vault } from './window.ts';

// Every run of the tests makes it; only `npm run screenshot` puts it into the documentation.
test('the screenshot of the documentation is taken', async ({ page }, testInfo) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
  await dropOn(page, [vault]);
  await upToDate(page);
  // The offer of a model comes a few seconds later; a card that may or may not be there makes no good picture. By keyboard:
  // where the pointer rests, things are marked.
  await page.getByRole('button', { name: 'Not now' }).press('Enter');
  await searchBox(page).fill('why do my tomatoes get dark spots');
  await expect(results(page).first()).toContainText('Tomatoes on the balcony');
  await searchBox(page).press('Enter');
  await expect(notePane(page).locator('mark').first()).toBeVisible();
  // The sentence and the similar notes arrive after the answer.
  await expect(results(page).first().locator('mark')).toBeVisible();
  await expect(notePane(page).getByRole('region', { name: 'Similar notes' })).toBeVisible();
  const taken = testInfo.outputPath('screenshot.png');
  await page.screenshot({ path: taken });
  if (process.env.NEARNOTE_SCREENSHOT) await copyFile(taken, join(import.meta.dirname, '..', 'docs', 'screenshot.png'));
});
