import { expect, it } from 'vitest';
import { openingOf } from './editor-address.ts';

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
  expect(openingOf({ path: '/home/me/a.org', format: 'org', at }, 'obsidian')).toEqual({ by: 'system' });
});

it('the system opens a file without an address', () => {
  expect(openingOf({ path: '/home/me/a.md', format: 'markdown', at }, 'system')).toEqual({ by: 'system' });
});

it.each(['system', 'obsidian'] as const)('program code is shown in its folder and not run: %s', (editor) => {
  expect(openingOf({ path: 'C:\\notes\\a.bat', format: 'code', at }, editor)).toEqual({ by: 'folder' });
  expect(openingOf({ path: '/home/me/a.unknown', format: null, at: null }, editor)).toEqual({ by: 'folder' });
});

it('an editor opens program code', () => {
  expect(openingOf({ path: '/home/me/a.py', format: 'code', at }, 'vscode')).toMatchObject({ by: 'editor' });
});
