import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { dropOn } from './drag.ts';
import { addSample, looks, type Screen, sampleScreens, screens, show, visit } from './screens.ts';
import { emptyLibraryTest, expect, test } from './shared-app-test.ts';
import { results, searchBox, upToDate } from './window.ts';

/** `npm run screenshots` sets it: pictures are for eyes, no test looks at them. */
const folder = process.env.NEARNOTE_SCREENSHOTS;
/** A folder of notes to take pictures of as well. */
const vault = process.env.NEARNOTE_SCREENSHOTS_VAULT;

test.describe.configure({ timeout: 600_000 });

/** Takes a picture of what is shown, in each theme and at each size. */
async function takeAll(page: Page, { name, looks: shown = looks }: Pick<Screen, 'name' | 'looks'>): Promise<void> {
  for (const look of shown) {
    await show(page, look);
    const { width } = look.size;
    const file = `${name.replace(/[^\p{L}\d]+/gu, '-')}-${width}-${look.theme}.png`;
    await page.screenshot({ path: join(folder ?? '', file), animations: 'disabled' });
  }
}

function takeScreens(page: Page, screens: readonly Screen[]): Promise<void> {
  return visit(page, screens, (screen) => takeAll(page, screen));
}

test('every screen is photographed', async ({ page }) => {
  test.skip(folder === undefined, 'Only `npm run screenshots` takes them.');
  await takeScreens(page, screens);
});

emptyLibraryTest('the first minutes and the map are photographed', async ({ page, notes }) => {
  test.skip(folder === undefined, 'Only `npm run screenshots` takes them.');
  await expect(page.getByRole('button', { name: 'Try it on sample notes' })).toBeVisible();
  await takeAll(page, { name: 'first start' });
  await show(page, looks[0]);
  await addSample(page, notes);
  await takeScreens(page, sampleScreens);
});

emptyLibraryTest('a vault of one’s own is photographed', async ({ page }) => {
  test.skip(folder === undefined || vault === undefined, 'Only with NEARNOTE_SCREENSHOTS_VAULT.');
  await dropOn(page, [vault ?? '']);
  await page.waitForTimeout(700);
  await takeAll(page, { name: 'vault while it is read' });
  await upToDate(page, 300_000);
  await searchBox(page).fill('how do I find my way back');
  await expect(results(page).first()).toBeVisible();
  await page.waitForTimeout(1_000);
  await takeAll(page, { name: 'vault results' });
});
