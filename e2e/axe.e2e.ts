import type { Page } from 'playwright/test';
import { addSample, type Screen, sampleScreens, screens, visit } from './screens.ts';
import { emptyLibraryTest, expect, test } from './shared-app-test.ts';
import { violations } from './violations.ts';

// On a busy machine axe takes its time, most of all for long lists.
test.describe.configure({ timeout: 240_000 });

function lookAt(page: Page, screens: readonly Screen[]): Promise<void> {
  return visit(page, screens, async ({ name, looks }) => expect.soft(await violations(page, looks), name).toEqual([]));
}

// A scenario each: `--grep` runs those of a feature.
for (const screen of screens) test(`axe finds nothing wrong with ${screen.name}`, ({ page }) => lookAt(page, [screen]));

emptyLibraryTest('axe finds nothing wrong with the sample, its map and its problems', async ({ page, notes }) => {
  await addSample(page, notes);
  await lookAt(page, sampleScreens);
});

emptyLibraryTest('axe finds nothing wrong before there are notes', async ({ page }) => {
  expect(await violations(page)).toEqual([]);
});
