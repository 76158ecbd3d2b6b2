import { test as freshTest } from './app-test.ts';
import { dropOn } from './drag.ts';
import { writeManyNotes } from './many-notes.ts';
import { expect, emptyLibraryTest as test } from './shared-app-test.ts';
import { folders, readLibrary, results, searchBox, status, upToDate } from './window.ts';

const noteCount = 1_200;

test.describe.configure({ timeout: 120_000 });

test('progress moves visibly, with no more than ten events a second', async ({ page, notes }) => {
  await writeManyNotes(notes, noteCount);
  await page.evaluate(() => {
    window.nearnote.on('library.changed', () => performance.mark('event'));
  });
  await dropOn(page, [notes]);

  const bar = page.getByRole('progressbar', { name: 'Indexing' });
  await expect(bar).toBeVisible();
  await expect(status(page)).toContainText(/Embedding · [\d,]+ of [\d,]+ passages/);
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

  await upToDate(page, 90_000);
  await expect(bar).toBeHidden();
  const library = await readLibrary(page);
  expect(library).toMatchObject({ notes: noteCount, embedded: library.chunks, failed: 0, skippedFiles: 0 });

  const times = await page.evaluate(() => performance.getEntriesByName('event').map((entry) => entry.startTime));
  expect(times.length).toBeGreaterThan(5);
  // On average, because a busy page receives several at once.
  const seconds = ((times.at(-1) ?? 0) - (times[0] ?? 0)) / 1_000;
  expect(times.length).toBeLessThanOrEqual(10 * seconds + 2);
});

test('search answers while notes are being embedded', async ({ page, notes }) => {
  // Other notes than before: texts that were embedded once are not embedded again.
  await writeManyNotes(notes, noteCount, 8);
  await dropOn(page, [notes]);
  await expect(status(page)).toContainText('Embedding');
  await searchBox(page).fill('lantern meadow');
  await expect(results(page).first()).toBeVisible();
  await expect(page.getByText(/Searching \d+\s?% of your notes/i)).toBeVisible();
  expect((await readLibrary(page)).progress.phase).toBe('embedding');
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
