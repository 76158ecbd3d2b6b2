import { afterEach, expect, it } from 'vitest';
import { folderSettings } from '../../../shared/domain.ts';
import type { FolderView } from '../../../shared/library-state.ts';
import { userText } from '../../../shared/user-text.ts';
import { activate } from '../../lib/translate.tsx';
import { lookOf } from './folder-look.ts';

afterEach(() => activate('en'));

const folder: FolderView = {
  id: 1,
  path: '/home/me/notes',
  notes: 412,
  available: true,
  work: null,
  isSample: false,
  polled: null,
  settings: folderSettings.parse({ patterns: [], gitignore: true, code: false, mostMegabytes: 4 }),
};

it('a folder that is only checked from time to time says why, in the page’s language', async () => {
  const polled = userText(
    'The folder is on a drive ({drive}) that does not report all changes. It is checked for changes from time to time instead.',
    { drive: 'nfs' },
  );
  expect(lookOf({ ...folder, polled }).hint).toBe(
    '/home/me/notes. The folder is on a drive (nfs) that does not report all changes. It is checked for changes from time to time instead.',
  );
  await activate('de');
  expect(lookOf({ ...folder, polled }).hint).toBe(
    '/home/me/notes. Der Ordner liegt auf einem Laufwerk (nfs), das nicht alle Änderungen meldet. Er wird stattdessen von Zeit zu Zeit auf Änderungen geprüft.',
  );
});

it('what would turn the writing around in a path is shown', () => {
  expect(lookOf({ ...folder, path: '/home/me/in\u202Ebox' }).hint).toBe('/home/me/in\\u202ebox');
});
