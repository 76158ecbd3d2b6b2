import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { screens } from './screens.ts';
import { emptyLibraryTest, expect, test } from './shared-app-test.ts';
import { searchBox } from './window.ts';

const usual = { width: 1280, height: 800 };
const sizes = [usual, { width: 800, height: 600 }, { width: 1920, height: 1040 }];
const themes = ['light', 'dark'] as const;

/** What axe finds wrong with what is shown, in each theme and at each size, and where. */
async function violations(page: Page): Promise<string[]> {
  const found: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const colorScheme of themes) {
      await page.emulateMedia({ colorScheme });
      // Its usual way opens a page of its own, which the window does not allow.
      const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze();
      for (const { id, nodes } of violations)
        found.push(`${size.width} ${colorScheme} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
    }
  }
  await page.setViewportSize(usual);
  return found;
}

test.describe.configure({ timeout: 240_000 });

test('axe finds nothing wrong on any screen, in either theme, at any size', async ({ page }) => {
  await page.setViewportSize(usual);
  for (const { name, show } of screens) {
    await show(page);
    expect.soft(await violations(page), name).toEqual([]);
    await page.reload();
    await searchBox(page).waitFor();
  }
});

emptyLibraryTest('axe finds nothing wrong before there are notes', async ({ page }) => {
  expect(await violations(page)).toEqual([]);
});
