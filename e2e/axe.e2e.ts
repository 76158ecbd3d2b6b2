import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { addSample, looks, type Screen, sampleScreens, screens, show } from './screens.ts';
import { emptyLibraryTest, expect, test } from './shared-app-test.ts';
import { searchBox } from './window.ts';

/** What axe finds wrong with what is shown, in each theme and at each size, and where. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const look of looks) {
    await show(page, look);
    // Its usual way opens a page of its own, which the window does not allow.
    const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
    for (const { id, nodes } of violations)
      found.push(`${look.size.width} ${look.theme} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
  }
  await show(page, looks[0]);
  return found;
}

test.describe.configure({ timeout: 240_000 });

/** Looks at one screen after the other. */
async function lookAt(page: Page, screens: readonly Screen[]): Promise<void> {
  await show(page, looks[0]);
  for (const { name, show: go, leave } of screens) {
    await go(page);
    expect.soft(await violations(page), name).toEqual([]);
    await leave?.(page);
    await page.reload();
    await searchBox(page).waitFor();
  }
}

test('axe finds nothing wrong on any screen, in either theme, at any size', ({ page }) => lookAt(page, screens));

emptyLibraryTest('axe finds nothing wrong with the sample, its map and its problems', async ({ page, notes }) => {
  await addSample(page, notes);
  await lookAt(page, sampleScreens);
});

emptyLibraryTest('axe finds nothing wrong before there are notes', async ({ page }) => {
  expect(await violations(page)).toEqual([]);
});
