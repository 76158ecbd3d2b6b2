import { readdir } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { insertFolder, listFolders } from '../store/folders.ts';
import { openTextIndex } from '../store/load-text-index.ts';
import { storeNotes } from '../store/notes.ts';
import { emptyDatabase } from '../testing/library.ts';
import { plainText } from '../testing/passages.ts';
import { smallDisk } from '../testing/small-disk.ts';
import { PagePictures } from './page-pictures.ts';

/** A process whose picture of every page has so many bytes. */
function processOf(bytes: number) {
  const listeners: ((message: unknown) => void)[] = [];
  return {
    post: (message: unknown) => {
      const { id } = message as { id: number };
      const answer = { kind: 'answer', id, ok: true, output: { png: new Uint8Array(bytes) } };
      setImmediate(() => {
        for (const listener of listeners) listener(answer);
      });
    },
    onMessage: (listener: (message: unknown) => void) => void listeners.push(listener),
    onClose: () => {},
    kill: () => {},
  };
}

it('of a picture that the disk has no room for no part is left, which would be taken for the picture', async ({
  skip,
}) => {
  const disk = await smallDisk(1);
  if (disk === null) return skip('a small disk can only be made on Linux, as root');
  const database = await emptyDatabase();
  await insertFolder(database, '/notes');
  const [home] = await listFolders(database);
  if (home === undefined) throw new Error('The folder that was just stored is not there.');
  const store = { database, index: openTextIndex(database) };
  await store.index.ready;
  const hash = 'a'.repeat(32);
  const scanned = { fileHash: hash, pages: [{ page: 1, isRead: true }] };
  const note = {
    ...plainText,
    kind: 'prepared' as const,
    path: 'a.pdf',
    title: 'a',
    contentHash: hash,
    chunks: [],
    scanned,
  };
  const file = { path: 'a.pdf', size: 1, modifiedAt: 1, fileId: null };
  await storeNotes(store, home, [{ note, file, noteId: null }]);

  const pictures = new PagePictures(database, () => processOf(2_000_000), disk.folder);
  expect(await pictures.find(1, 1)).toBeNull();
  expect(await readdir(disk.folder)).toEqual([]);
  const small = new PagePictures(database, () => processOf(2_000), disk.folder);
  expect(await small.find(1, 1)).toMatch(/-1\.png$/);
});
