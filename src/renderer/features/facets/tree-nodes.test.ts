import { describe, expect, it } from 'vitest';
import { folderTree, type TreeNode, tagTree } from './tree-nodes.ts';

describe('the tree of folders', () => {
  it('a folder holds those inside it, by name and with numbers as numbers', () => {
    const counts = ['', 'b', 'a 10', 'a 2', 'a 2/x'].map((path) => ({ folder: '/home/me/notes', path, notes: 1 }));
    expect(outline(folderTree(['/home/me/notes'], counts))).toEqual(['notes', '  a 2', '    x', '  a 10', '  b']);
  });

  it('a folder without notes is there, too, and folders stay in the order in which they were added', () => {
    const nodes = folderTree(['/z', '/a'], []);
    expect(nodes.map(({ name, root, notes }) => ({ name, root, notes }))).toEqual([
      { name: 'z', root: '/z', notes: null },
      { name: 'a', root: '/a', notes: null },
    ]);
  });

  it('a folder is called in a query by its path from the folder that was added', () => {
    const counts = ['', 'My work'].map((path) => ({ folder: '/home/me/notes', path, notes: 1 }));
    expect(values(folderTree(['/home/me/notes'], counts))).toEqual(['notes', 'notes/My work']);
  });

  it('a folder is called by its whole path where another one would be meant as well', () => {
    const same = ['/a/notes', '/b/notes'].flatMap((folder) => ['', 'x'].map((path) => ({ folder, path, notes: 1 })));
    expect(values(folderTree(['/a/notes', '/b/notes'], same))).toEqual([
      '/a/notes',
      '/a/notes/x',
      '/b/notes',
      '/b/notes/x',
    ]);
    const inside = ['', 'old', 'old/Notes', 'old/Notes/x'].map((path) => ({ folder: '/n', path, notes: 1 }));
    const nodes = folderTree(['/n', '/home/notes'], [...inside, { folder: '/home/notes', path: 'x', notes: 1 }]);
    expect(values(nodes)).toEqual(['n', 'n/old', 'n/old/Notes', 'n/old/Notes/x', '/home/notes', '/home/notes/x']);
  });
});

describe('the tree of tags', () => {
  it('a tag holds those below it', () => {
    const tags = ['home', 'area/garden', 'area', 'area/garden/roses'].map((tag) => ({ tag, notes: 1 }));
    const nodes = tagTree(tags);
    expect(outline(nodes)).toEqual(['area', '  garden', '    roses', 'home']);
    expect(values(nodes)).toEqual(['area', 'area/garden', 'area/garden/roses', 'home']);
  });
});

function outline(nodes: readonly TreeNode[], indent = ''): string[] {
  return nodes.flatMap(({ name, children }) => [indent + name, ...outline(children, `${indent}  `)]);
}

function values(nodes: readonly TreeNode[]): string[] {
  return nodes.flatMap(({ target, children }) => [target.value, ...values(children)]);
}
