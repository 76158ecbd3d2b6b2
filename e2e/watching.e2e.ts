import { existsSync } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { test as freshTest } from './app-test.ts';
import { dropOn } from './drag.ts';
import { writeManyNotes } from './many-notes.ts';
import { expect, emptyLibraryTest as test } from './shared-app-test.ts';
import { folders, readLibrary, results, searchBox, status } from './window.ts';

test.describe.configure({ timeout: 120_000 });

/** Searches by words, which finds changes before they are embedded. */
async function searchWords(page: Page, query: string): Promise<void> {
  await page.getByRole('radio', { name: 'Words' }).click();
  await searchBox(page).fill(query);
}

test('changes that other programs make to notes show in the open search', async ({ page, notes }) => {
  await writeFile(join(notes, 'pond.md'), '# Pond\n\nThe heron came back in March.\n');
  await writeFile(join(notes, 'shed.md'), '# Shed\n\nThe spare key hangs behind the boiler.\n');
  await dropOn(page, [notes]);
  await expect(status(page)).toContainText('2 notes');
  await searchWords(page, 'heron');
  await expect(results(page).filter({ hasText: 'Pond' })).toHaveCount(1);

  await writeFile(join(notes, 'lake.md'), '# Lake\n\nA heron stood on the ice all heron day.\n');
  await expect(results(page).filter({ hasText: 'Lake' })).toHaveCount(1);
  await mkdir(join(notes, 'water'));
  await rename(join(notes, 'lake.md'), join(notes, 'water/lake.md'));
  await expect(results(page).filter({ hasText: 'water' })).toHaveCount(1);
  await rm(join(notes, 'water'), { recursive: true });
  await expect(results(page).filter({ hasText: 'Lake' })).toHaveCount(0);
});

test('a folder that disappears keeps its notes, and is watched again once it is back', async ({ page, notes }) => {
  const drive = join(notes, 'drive');
  await mkdir(drive);
  await writeFile(join(drive, 'pond.md'), '# Pond\n\nThe heron came back in March.\n');
  await dropOn(page, [drive]);
  await expect(status(page)).toContainText('1 note');
  await rename(drive, `${drive}-unplugged`);
  await expect(folders(page).first()).toContainText('not found');
  await searchWords(page, 'heron');
  await expect(results(page).first()).toContainText('Pond');
  await rename(`${drive}-unplugged`, drive);
  await expect(folders(page).first()).not.toContainText('not found');
  await writeFile(join(drive, 'lake.md'), '# Lake\n\nA kingfisher.\n');
  await searchWords(page, 'kingfisher');
  await expect(results(page).first()).toContainText('Lake');
});

freshTest(
  'the end of the user’s session closes the library, and changes made until the next start are indexed',
  async ({ launch, userData, notes }) => {
    await writeFile(join(notes, 'pond.md'), '# Pond\n\nThe heron came back in March.\n');
    const first = await launch();
    await dropOn(first.page, [notes]);
    await expect(status(first.page)).toContainText('1 note');
    const owner = join(userData, 'library', 'owner.json');
    expect(existsSync(owner)).toBe(true);
    await first.endSession();
    await expect.poll(() => first.processes('Nearnote engine')).toEqual([]);
    expect(existsSync(owner)).toBe(false);
    // The system ends what is left.
    await first.kill('SIGKILL');
    await writeFile(join(notes, 'pond.md'), '# Pond\n\nThe kingfisher came back in March.\n');
    const { page } = await launch();
    await searchWords(page, 'kingfisher');
    await expect(results(page).first()).toContainText('kingfisher');
  },
);

test('the indexing of a large folder can be paused, and looking for changes continues it', async ({ page, notes }) => {
  await writeManyNotes(notes, 2_500);
  await dropOn(page, [notes]);
  await expect(status(page)).toContainText('Reading');
  // By its key: the button moves while the line beside it is in its first moments, and a mouse may miss it.
  await status(page).getByRole('button', { name: 'Pause' }).press('Enter');
  await expect(folders(page).first()).toContainText('waiting');
  await expect(status(page)).toContainText('Paused');
  const { notes: indexed } = await readLibrary(page);
  expect(indexed).toBeLessThan(2_500);
  await page.getByRole('button', { name: 'Look for changed notes' }).click();
  await expect.poll(async () => (await readLibrary(page)).notes, { timeout: 60_000 }).toBe(2_500);
  await expect(folders(page).first()).not.toContainText('waiting');
});
