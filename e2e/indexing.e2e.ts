import type { Page } from 'playwright/test';
import { test as freshTest } from './app-test.ts';
import { dropOn } from './drag.ts';
import { writeManyNotes } from './many-notes.ts';
import { expect, emptyLibraryTest as test } from './shared-app-test.ts';
import { folders, readLibrary, results, searchBox, status, upToDate } from './window.ts';

const noteCount = 1_200;

test.describe.configure({ timeout: 120_000 });

test('progress moves visibly and never back, with no more than ten events a second, and ends with what was done', async ({
  page,
  notes,
}) => {
  await writeManyNotes(notes, noteCount);
  await page.evaluate(() => {
    window.nearnote.on('library.changed', () => {
      performance.mark('event');
    });
  });
  await dropOn(page, [notes]);

  const bar = page.getByRole('progressbar', { name: 'Indexing' });
  await expect(bar).toBeVisible();
  const shares = watchShares(page);
  await expect(status(page)).toContainText(/Learning meaning · [\d,]+ of [\d,]+ passages/);
  const seen = new Set<number>();
  await expect
    .poll(
      async () => {
        const { progress } = await readLibrary(page);
        if (progress.phase === 'embedding') seen.add(progress.done);
        return seen.size;
      },
      { intervals: [100] },
    )
    .toBeGreaterThanOrEqual(4);
  expect([...seen]).toEqual([...seen].toSorted((a, b) => a - b));

  await expect(status(page)).toContainText(/Up to date · 1,200 files, [\d,]+ passages in \d/, { timeout: 90_000 });
  await expect(bar).toBeHidden();
  expect(await shares()).toEqual((await shares()).toSorted((a, b) => a - b));
  const library = await readLibrary(page);
  expect(library).toMatchObject({ notes: noteCount, embedded: library.chunks, failed: 0, skippedFiles: 0 });

  const times = await page.evaluate(() => performance.getEntriesByName('event').map((entry) => entry.startTime));
  expect(times.length).toBeGreaterThan(5);
  // On average, because a busy page receives several at once.
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
  expect(times.length).toBeLessThanOrEqual(10 * seconds + 2);
});

test('search answers while notes are being embedded, slower on battery unless the user wants it fast', async ({
  app,
  page,
  notes,
}) => {
  await app.usePower(true);
  // Other notes than before: texts that were embedded once are not embedded again.
  await writeManyNotes(notes, noteCount, 8);
  await dropOn(page, [notes]);
  await expect(status(page)).toContainText('Learning meaning');
  await expect(status(page)).toContainText('on battery: slower');
  await searchBox(page).fill('lantern meadow');
  await expect(results(page).first()).toBeVisible();
  await expect(page.getByText(/by meaning in \d+% so far|by words only so far/)).toBeVisible();
  expect((await readLibrary(page)).progress.phase).toBe('embedding');
  await page.keyboard.press('ControlOrMeta+,');
  const settings = page.getByRole('dialog', { name: 'Settings' });
  await settings.getByRole('tab', { name: 'Folders' }).click();
  await settings.getByRole('radio', { name: 'Fast' }).click();
  await expect.poll(async () => (await readLibrary(page)).slowdown).toBeNull();
  await settings.getByRole('radio', { name: 'Balanced' }).click();
  await app.usePower(false);
  await page.keyboard.press('Escape');
});

test('by mouse and by keyboard: the details show stages and folders, and everything can be paused and resumed', async ({
  page,
  notes,
}) => {
  await writeManyNotes(notes, noteCount, 9);
  await dropOn(page, [notes]);
  await expect(status(page)).toContainText(/Reading|Learning/);
  const details = page.getByRole('dialog', { name: 'What Nearnote is doing' });
  await status(page)
    .getByRole('button', { name: /Reading|Learning/ })
    .click();
  await expect(details).toContainText('Reading');
  await expect(details.getByRole('list', { name: 'Progress of the folders' })).toContainText(/reading|learning|found/);
  await details.getByRole('button', { name: 'Pause' }).click();
  await expect(status(page)).toContainText('Paused');
  const { progress, embedded } = await readLibrary(page);
  expect(progress.phase).toBe('paused');
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
  await expect(status(page).getByRole('button', { name: /Paused/ })).toBeFocused();

  await page.reload();
  await expect(status(page)).toContainText('Paused');
  await status(page)
    .getByRole('button', { name: /Paused/ })
    .focus();
  await page.keyboard.press('Enter');
  await expect(details.getByRole('button', { name: 'Resume' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await readLibrary(page)).embedded).toBeGreaterThan(embedded);
  await page.keyboard.press('Escape');
  await upToDate(page, 90_000);
});

freshTest('after it is closed while embedding, the app continues where it stopped', async ({ launch, notes }) => {
  await writeManyNotes(notes, noteCount);
  const first = await launch();
  await dropOn(first.page, [notes]);
  await expect.poll(async () => (await readLibrary(first.page)).embedded, { intervals: [100] }).toBeGreaterThan(200);
  const before = await readLibrary(first.page);
  expect(before.embedded).toBeLessThan(before.chunks);
  await first.quit();

  const { page } = await launch();
  const after = await readLibrary(page);
  expect(after).toMatchObject({ notes: noteCount, chunks: before.chunks, notice: null });
  expect(after.embedded).toBeGreaterThanOrEqual(before.embedded);
  expect(after.embedded).toBeLessThan(after.chunks);
  expect(after.progress.phase).not.toBe('idle');
  await expect(folders(page)).toHaveCount(1);
  await upToDate(page, 90_000);
  const done = await readLibrary(page);
  expect(done).toMatchObject({ notes: noteCount, chunks: before.chunks, embedded: before.chunks, failed: 0 });
  await searchBox(page).fill('glacier');
  await expect(results(page).first()).toBeVisible();
});

/** Notes what the bar shows from now on. @returns a function that gives all of it, in percent. */
function watchShares(page: Page): () => Promise<number[]> {
  const watching = page.evaluateHandle(() => {
    const seen: number[] = [];
    const look = () => {
      const now = document.querySelector('footer [role=progressbar]')?.getAttribute('aria-valuenow');
      if (now) seen.push(Number(now));
    };
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
    return seen;
  });
  return async () => (await watching).jsonValue();
}
