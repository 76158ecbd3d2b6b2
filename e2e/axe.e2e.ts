import type { Page } from 'playwright/test';
import { addSample, looks, type Screen, sampleScreens, screens, show } from './screens.ts';
import { emptyLibraryTest, expect, test } from './shared-app-test.ts';
import { violations } from './violations.ts';
import { searchBox } from './window.ts';

// On a busy machine axe takes its time, most of all for long lists.
test.describe.configure({ timeout: 240_000 });

/** Looks at a screen, and takes back what would outlast the page. */
async function lookAt(page: Page, { name, show: go, leave }: Screen): Promise<void> {
  await show(page, looks[0]);
  await go(page);
  expect.soft(await violations(page), name).toEqual([]);
  await leave?.(page);
}

// A scenario each: `--grep` runs those of a feature.
for (const screen of screens) test(`axe finds nothing wrong with ${screen.name}`, ({ page }) => lookAt(page, screen));

emptyLibraryTest('axe finds nothing wrong with the sample, its map and its problems', async ({ page, notes }) => {
  await addSample(page, notes);
  for (const screen of sampleScreens) {
    await lookAt(page, screen);
    await page.reload();
    await searchBox(page).waitFor();
  }
});

emptyLibraryTest('axe finds nothing wrong before there are notes', async ({ page }) => {
  expect(await violations(page)).toEqual([]);
});
