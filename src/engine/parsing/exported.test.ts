import { expect, it } from 'vitest';
import type { PreparedNote } from '../notes/prepared-note.ts';
import { givenName } from './exported.ts';
import { prepareNote } from './prepare-note.ts';

const id = '1a2b3c4d5e6f7a8b9c0d1e2f3a4b5c6d';

async function prepared(path: string, text: string): Promise<PreparedNote> {
  const bytes = Buffer.from(text);
  const file = { path, size: bytes.length, storedHash: null, linked: false, mostMegabytes: 10 };
  const outcome = await prepareNote(file, { bytes, contentHash: 'x', modifiedAt: 0 }, () => 1);
  if (outcome.kind !== 'prepared') throw new Error(outcome.kind);
  return outcome;
}

it.each([
  [`Garden plan ${id}.md`, 'Garden plan'],
  [`Tasks ${id}_all.csv`, 'Tasks'],
  ['Beds-1A2B3C4D-5E6F-7A8B-9C0D-1E2F3A4B5C6D.txt', 'Beds'],
  [`${id}.md`, id],
  ['Release 20240305.md', 'Release 20240305'],
  ['Frost dates/Frost dates.txt', 'Frost dates'],
])('the number that an export adds to a name is no part of it: %s', (path, name) => {
  expect(givenName(path)).toBe(name);
});

it('a table that Notion exported is called by its name, and not found by its number', async () => {
  const note = await prepared(`Garden/Tasks ${id}.csv`, 'Task,Done\nDig,Yes\n');
  expect(note.title).toBe('Tasks');
  expect(note.chunks[0]?.terms.terms).not.toContain(id);
});

it('the properties that Notion writes below a title are read, in exported notes only', async () => {
  const text = '# Garden plan\n\nTags: soil, beds\nStatus: Done\nCreated: March 5, 2024 3:04 PM\n\nDig.\n';
  const exported = await prepared(`Garden plan ${id}.md`, text);
  expect(exported).toMatchObject({
    title: 'Garden plan',
    tags: ['soil', 'beds'],
    date: new Date(2024, 2, 5, 15, 4).getTime(),
  });
  expect(await prepared('Garden plan.md', text)).toMatchObject({ tags: [], date: null });
});

it('a paragraph of an exported note that is no list of properties is only text', async () => {
  const note = await prepared(`Garden plan ${id}.md`, '# Garden plan\n\nTags: soil, beds\nand so on.\n');
  expect(note.tags).toEqual([]);
});
