import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright/test';
import { startHub } from '../src/engine/testing/hub-server.ts';
import { expect, test } from './app-test.ts';
import { dropOn } from './drag.ts';
import { readLibrary, results, searchBox, status, upToDate, vault } from './window.ts';

/** The published files of the model that English notes are offered; too large to be kept beside the tests. */
const miniLm = join(import.meta.dirname, '../../shared/models/real/Xenova/all-MiniLM-L6-v2');
const pinned = '751bff37182d3f1213fa05d7196b954e230abad9';

test.describe.configure({ timeout: 120_000 });

const offer = (page: Page): Locator => page.getByRole('region', { name: 'A better model for your notes' });

/** What an element lies over of all that can be pressed or read, but for what is in it or around it. */
function coveredBy(element: Element): string[] {
  const { left, top, right, bottom } = element.getBoundingClientRect();
  return [...document.querySelectorAll('button, input, [role=option], [role=treeitem], p, h1, h2, h3, li, kbd')]
    .filter((other) => !element.contains(other) && other.checkVisibility())
    .filter((other) => {
      const box = other.getBoundingClientRect();
      const [x, y] = [Math.max(left, box.left) + 1, Math.max(top, box.top) + 1];
      const isOver = x < Math.min(right, box.right) && y < Math.min(bottom, box.bottom);
      return isOver && document.elementsFromPoint(x, y).includes(other);
    })
    .map((other) => other.textContent);
}

test('after the first indexing the best model for the notes is offered, and one click switches to it while search goes on', async ({
  launch,
  userData,
}) => {
  test.skip(!existsSync(miniLm), 'The published files of all-MiniLM-L6-v2 are not here.');
  const hub = await startHub({ models: { 'Xenova/all-MiniLM-L6-v2': { folder: miniLm, info: { sha: pinned } } } });
  // Slow enough to search meanwhile.
  hub.fault('Xenova/all-MiniLM-L6-v2/onnx/model_quantized.onnx', { kind: 'slow', chunk: 1_000_000, everyMs: 150 });
  await writeFile(join(userData, 'models.json'), JSON.stringify({ version: 1, hubUrl: hub.url }));
  const { page } = await launch();
  await expect(offer(page)).toBeHidden();
  await dropOn(page, [vault]);
  await upToDate(page);
  await expect(offer(page)).toContainText(/all-MiniLM-L6-v2 would find more in your notes \(English\)/, {
    timeout: 30_000,
  });
  await expect(offer(page)).toContainText(/24 MB to download, then about \d+ s on this computer/);

  // It lies over nothing, however narrow or high the window is, whether notes are found or not.
  for (const query of ['', 'overnight rail']) {
    await searchBox(page).fill(query);
    for (const size of [
      { width: 1280, height: 800 },
      { width: 700, height: 500 },
    ]) {
      await page.setViewportSize(size);
      await expect.poll(() => offer(page).evaluate(coveredBy)).toEqual([]);
    }
  }

  await offer(page).getByRole('button', { name: 'Use all-MiniLM-L6-v2' }).click();
  await expect(offer(page)).toBeHidden();
  await searchBox(page).fill('overnight rail journey');
  await expect(results(page).first()).toContainText('Night train to Vienna');
  expect(await readLibrary(page)).toMatchObject({
    model: { key: 'starter' },
    reembed: { name: 'all-MiniLM-L6-v2' },
  });
  await expect(status(page)).toContainText('all-MiniLM-L6-v2', { timeout: 60_000 });
  await expect.poll(async () => (await readLibrary(page)).model.key).toBe('Xenova/all-MiniLM-L6-v2@q8');
  await expect(offer(page)).toBeHidden();
  await hub.close();
});

test('a model that was declined is not offered again, but stands first in the settings', async ({ launch }) => {
  const first = await launch();
  await dropOn(first.page, [vault]);
  await upToDate(first.page);
  await expect(offer(first.page)).toBeVisible({ timeout: 30_000 });
  await offer(first.page).getByRole('button', { name: 'Not now' }).click();
  await expect(offer(first.page)).toBeHidden();
  await expect(searchBox(first.page)).toBeFocused();
  await first.quit();

  const { page } = await launch();
  await upToDate(page);
  await page.getByRole('button', { name: /^Settings(?! of)/ }).click();
  await page.getByRole('tab', { name: 'Models' }).click();
  const cards = page.getByRole('dialog', { name: 'Settings' }).getByRole('rowgroup');
  // The first group of rows is the table’s head.
  await expect(cards.nth(1)).toContainText('Nearnote starter');
  await expect(cards.nth(1)).toContainText(/\d\.\d of 10/);
  const figures = await cards.getByText(/^\d\.\d of 10$/).allTextContents();
  const numbers = figures.slice(1).map((text) => Number.parseFloat(text));
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
  await expect(cards.filter({ hasText: 'Recommended' })).toHaveCount(1);
  await expect(page.getByRole('rowgroup', { name: 'snowflake-arctic-embed-s' })).toContainText('not measured');
  await page.keyboard.press('Escape');
  await expect(offer(page)).toBeHidden();
});
