import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { dropOn } from './drag.ts';
import { looks, screens, show } from './screens.ts';
import { emptyLibraryTest, expect, test } from './shared-app-test.ts';
import { results, searchBox, upToDate } from './window.ts';

/** `npm run screenshots` sets it: pictures are for eyes, no test looks at them. */
const folder = process.env.NEARNOTE_SCREENSHOTS;
/** A folder of notes to take pictures of as well. */
const vault = process.env.NEARNOTE_SCREENSHOTS_VAULT;

test.describe.configure({ timeout: 600_000 });

/** Takes a picture of what is shown, in each theme and at each size. */
async function takeAll(page: Page, name: string): Promise<void> {
  for (const look of looks) {
    await show(page, look);
    const { width } = look.size;
    const file = `${name.replace(/[^\p{L}\d]+/gu, '-')}-${width}-${look.theme}.png`;
    await page.screenshot({ path: join(folder ?? '', file), animations: 'disabled' });
  }
}

test('every screen is photographed', async ({ page }) => {
  test.skip(folder === undefined, 'Only `npm run screenshots` takes them.');
  await show(page, looks[0]);
  for (const screen of screens) {
    await screen.show(page);
    await takeAll(page, screen.name);
    await page.reload();
    await searchBox(page).waitFor();
  }
});

emptyLibraryTest('the first minutes and the map are photographed', async ({ page }) => {
  test.skip(folder === undefined, 'Only `npm run screenshots` takes them.');
  await expect(page.getByRole('button', { name: 'Try it on sample notes' })).toBeVisible();
  await takeAll(page, 'first start');
  await page.getByRole('button', { name: 'Try it on sample notes' }).click();
  await upToDate(page);
  await takeAll(page, 'home with the sample');
  await searchBox(page).fill('I can’t sleep through the night');
  await expect(results(page).first()).toContainText('Awake at four');
  await takeAll(page, 'sample results');
  await page.getByRole('button', { name: 'Map of your notes' }).click();
  await expect(page.getByRole('region', { name: 'Map' })).toContainText(/notes in \d+ groups/);
  await takeAll(page, 'map');
  await page.getByRole('radio', { name: 'List' }).click();
  await takeAll(page, 'map as a list');
});

emptyLibraryTest('a vault of one’s own is photographed', async ({ page }) => {
  test.skip(folder === undefined || vault === undefined, 'Only with NEARNOTE_SCREENSHOTS_VAULT.');
  await dropOn(page, [vault ?? '']);
  await page.waitForTimeout(700);
  await takeAll(page, 'vault while it is read');
  await upToDate(page, 300_000);
  await searchBox(page).fill('how do I find my way back');
  await expect(results(page).first()).toBeVisible();
  await page.waitForTimeout(1_000);
  await takeAll(page, 'vault results');
});
