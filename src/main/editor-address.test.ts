import { expect, it } from 'vitest';
import type { Preferences } from '../shared/preferences.ts';
import { type EditorPlace, type Opening, openingOf as openingOfLinked } from './editor-address.ts';

const openingOf = (place: EditorPlace, editor: Preferences['editor']): Opening =>
  openingOfLinked(place, place.path, editor);

const at = { line: 12, column: 5 };

it.each([
  ['/home/me/my notes/a#b.md', at, 'vscode://file/home/me/my%20notes/a%23b.md:12:5'],
  ['/home/me/100%/a?.md', null, 'vscode://file/home/me/100%25/a%3F.md'],
  ['C:\\notes\\a.md', at, 'vscode://file/C:/notes/a.md:12:5'],
])('VS Code opens %j at its line', (path, place, address) => {
  expect(openingOf({ path, format: 'markdown', at: place }, 'vscode')).toMatchObject({ by: 'editor', address });
});

it('Obsidian opens a note by its path, and what it cannot show is the system’s', () => {
  expect(openingOf({ path: '/home/me/a b&c.md', format: 'markdown', at }, 'obsidian')).toEqual({
    by: 'editor',
    name: 'Obsidian',
    address: 'obsidian://open?path=%2Fhome%2Fme%2Fa%20b%26c.md',
  });
  expect(openingOf({ path: '/home/me/a.org', format: 'org', at }, 'obsidian')).toEqual({ by: 'system', asks: false });
});

it('the system opens a file without an address', () => {
  expect(openingOf({ path: '/home/me/a.md', format: 'markdown', at }, 'system')).toEqual({ by: 'system', asks: false });
});

it.each(['system', 'obsidian'] as const)('program code is shown in its folder and not run: %s', (editor) => {
  expect(openingOf({ path: 'C:\\notes\\a.bat', format: 'code', at }, editor)).toEqual({ by: 'folder' });
  expect(openingOf({ path: '/home/me/a.unknown', format: null, at: null }, editor)).toEqual({ by: 'folder' });
});

it.each('sh bash ps1 bat cmd py command desktop lnk url webloc scf reg vbs js jar exe app scpt docm'.split(' '))(
  'what a system may run is never handed to it, whatever the engine says of it: .%s',
  (extension) => {
    for (const format of ['markdown', 'text', 'docx', 'code', null] as const) {
      const path = `/home/me/notes/Holiday.${extension}`;
      expect(openingOf({ path, format, at }, 'system')).toEqual({ by: 'folder' });
      // Nor behind a link whose name is that of a note.
      expect(openingOfLinked({ path: '/home/me/notes/a.md', format, at }, path, 'system')).toEqual({ by: 'folder' });
    }
  },
);

it('a web page opens only if the user agrees', () => {
  expect(openingOf({ path: '/home/me/A.HTML', format: 'html', at }, 'system')).toEqual({ by: 'system', asks: true });
});

it('an editor opens program code', () => {
  expect(openingOf({ path: '/home/me/a.py', format: 'code', at }, 'vscode')).toMatchObject({ by: 'editor' });
});
