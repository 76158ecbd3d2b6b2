import { expect, it } from 'vitest';
import { editorAddress } from './editor-address.ts';

const at = { line: 12, column: 5 };

it.each([
  ['/home/me/my notes/a#b.md', at, 'vscode://file/home/me/my%20notes/a%23b.md:12:5'],
  ['/home/me/100%/a?.md', null, 'vscode://file/home/me/100%25/a%3F.md'],
  ['C:\\notes\\a.md', at, 'vscode://file/C:/notes/a.md:12:5'],
])('VS Code opens %j at its line', (path, place, address) => {
  expect(editorAddress({ path, at: place }, 'vscode')?.address).toBe(address);
});

it('Obsidian opens a note by its path, and what it cannot show is the system’s', () => {
  expect(editorAddress({ path: '/home/me/a b&c.md', at }, 'obsidian')).toEqual({
    name: 'Obsidian',
    address: 'obsidian://open?path=%2Fhome%2Fme%2Fa%20b%26c.md',
  });
  expect(editorAddress({ path: '/home/me/a.org', at }, 'obsidian')).toBeNull();
});

it('the system opens a file without an address', () => {
  expect(editorAddress({ path: '/home/me/a.md', at }, 'system')).toBeNull();
});
