import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { inEnglish } from '../../shared/user-text.ts';
import { temporaryFolder } from '../testing/folders.ts';
import { prepareNote, readFile } from './prepare-note.ts';

const bytes = Buffer.from('no document of any kind \0\0');
const content = { bytes, contentHash: 'same', modifiedAt: 0 };
const file = { size: bytes.length, storedHash: 'same', linked: false, mostMegabytes: 10 };

it.each(['a.pdf', 'a.docx', 'a.epub', 'a.ipynb'])(
  'a note whose content is stored keeps its place, also where its links cannot be read: %s',
  async (path) => {
    const outcome = await prepareNote({ ...file, path }, content, () => 1);
    expect(outcome).toEqual({ kind: 'unchanged', path, links: [] });
  },
);

it.each(['a.pdf', 'a.ipynb'])('a new file that cannot be read is none: %s', async (path) => {
  const outcome = await prepareNote({ ...file, path, storedHash: null }, content, () => 1);
  expect(outcome.kind).toBe('unreadable');
});

it('every message of a mailbox is indexed, however many there are; of one long message as much as of any note', async () => {
  const words = 'word '.repeat(100);
  const message = (subject: number, text: string) =>
    `From a@b.c Mon Jan  1 00:00:00 2024\nFrom: a@b.c\nSubject: Letter ${subject}\n\n${text}\n\n`;
  const read = async (mailbox: string) => {
    const prepared = { bytes: Buffer.from(mailbox), contentHash: 'new', modifiedAt: 0 };
    const outcome = await prepareNote({ ...file, path: 'a.mbox' }, prepared, (text) => Math.ceil(text.length / 3));
    return outcome.kind === 'prepared' ? outcome : null;
  };
  const many = await read(Array.from({ length: 5_100 }, (_, at) => message(at, words)).join(''));
  expect(many).toMatchObject({ warning: null });
  expect(many?.chunks.length).toBeGreaterThan(5_000);
  expect(many?.chunks.at(-1)?.headings).toEqual(['Letter 5099']);
  const one = await read(message(1, `${words}\n\n`.repeat(5_100)));
  expect(one?.warning && inEnglish(one.warning)).toMatch(/^The file is very long: only 5,000 of its 5,1\d\d passages/);
});

it('a mailbox that has become too large to be held since it was seen is not read as a whole', async () => {
  const root = await temporaryFolder();
  await writeFile(join(root, 'a.mbox'), 'From a@b.c Mon Jan  1 00:00:00 2024\nFrom: a@b.c\n\nx\n');
  await truncate(join(root, 'a.mbox'), 101 * 1024 * 1024);
  const seen = { path: 'a.mbox', size: 1_000, storedHash: null, linked: false, mostMegabytes: 10 };
  const content = await readFile(root, seen);
  expect('reason' in content && content.reason).toMatchObject({ values: { size: 101, max: 100 } });
});
