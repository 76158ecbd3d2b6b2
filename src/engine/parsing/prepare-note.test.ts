import { expect, it } from 'vitest';
import { prepareNote } from './prepare-note.ts';

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
