import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright/test';
import { looks, screens, show } from './screens.ts';
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

test('axe finds nothing wrong on any screen, in either theme, at any size', async ({ page }) => {
  await show(page, looks[0]);
  for (const { name, show: go } of screens) {
    await go(page);
    expect.soft(await violations(page), name).toEqual([]);
    await page.reload();
    await searchBox(page).waitFor();
  }
});

emptyLibraryTest('axe finds nothing wrong before there are notes', async ({ page }) => {
  expect(await violations(page)).toEqual([]);
});
