import { join } from 'node:path';
import { expect, test } from './app-test.ts';
import { dropOn } from './drag.ts';
import { preview, results, searchBox, upToDate, vault } from './window.ts';

test('the screenshot of the documentation is taken', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
  await dropOn(page, [vault]);
  await upToDate(page);
  await searchBox(page).fill('overnight rail journey');
  await expect(results(page).first()).toContainText('Night train to Vienna');
  await searchBox(page).press('Enter');
  await expect(preview(page).locator('mark').first()).toBeVisible();
  await page.screenshot({ path: join(import.meta.dirname, '..', 'docs', 'screenshot.png') });
});
