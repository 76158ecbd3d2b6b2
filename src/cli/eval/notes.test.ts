import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../../engine/testing/folders.ts';
import { noteName, rowOf, writeNotes } from './notes.ts';

async function* documents(count: number) {
  for (let row = 0; row < count; row++)
    yield { id: `id ${row}`, title: row === 0 ? 'A\ntitle' : '', text: `Text ${row}` };
}
const going = new AbortController().signal;

it('the name of a note gives its row, and holds no word of a query', () => {
  for (const row of [0, 1, 25, 26, 456_975, 456_976, 8_841_822]) {
    expect(noteName(row)).toMatch(/^zq[a-z]{4,}\.md$/);
    expect(rowOf(noteName(row))).toBe(row);
  }
});

it('each document is written once, with its title as a heading', async () => {
  const folder = join(await temporaryFolder(), 'notes');
  await writeFiles(folder, { 'of another set.md': 'x' });
  async function* twice() {
    yield* documents(150);
    yield { id: 'id 3', title: '', text: 'Another text' };
  }
  const { ids, repeated } = await writeNotes(twice(), folder, going);
  expect(repeated).toEqual(['id 3']);
  expect(ids).toHaveLength(150);
  const names = await readdir(folder);
  expect(names).toHaveLength(150);
  expect(await readFile(join(folder, noteName(0)), 'utf8')).toBe('# A title\n\nText 0\n');
  for (const name of names.slice(1)) {
    expect(`id ${(await readFile(join(folder, name), 'utf8')).slice('Text '.length)}`).toBe(ids[rowOf(name)]);
  }
});

it('writing the notes stops when it is aborted', async () => {
  const folder = await temporaryFolder();
  await expect(writeNotes(documents(1_000), folder, AbortSignal.abort('enough'))).rejects.toBe('enough');
  expect(await readdir(folder)).toEqual([]);
});
