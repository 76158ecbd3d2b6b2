import { describe, expect, it } from 'vitest';
import { tagTree } from '../facets/tree-nodes.ts';
import { lineNamed, stepFor, visibleRows } from './tree-rows.ts';

const nodes = tagTree(['a', 'a/x', 'a/x/deep', 'a/y', 'b', 'b/z', 'berries'].map((tag) => ({ tag, notes: 1 })));
/** a, x, y, b, berries: `a` is open. */
const rows = visibleRows(nodes, ({ key }) => key === '#a');

describe('the lines of a tree', () => {
  it('what is collapsed hides what is in it, and each line has its level and its place', () => {
    expect(
      rows.map(({ node, level, position, siblings, isOpen }) => [node.name, level, position, siblings, isOpen]),
    ).toEqual([
      ['a', 1, 1, 3, true],
      ['x', 2, 1, 2, false],
      ['y', 2, 2, 2, null],
      ['b', 1, 2, 3, false],
      ['berries', 1, 3, 3, null],
    ]);
  });

  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowDown', 4, 4],
    ['ArrowUp', 0, 0],
    ['Home', 3, 0],
    ['End', 1, 4],
    ['PageDown', 1, 4],
    ['ArrowRight', 0, 1],
    ['ArrowLeft', 2, 0],
    ['ArrowLeft', 3, 3],
  ])('%s at line %i leads to line %i', (key, at, to) => {
    expect(stepFor(key, rows, at)).toEqual({ kind: 'move', to });
  });

  it('the arrows to the sides expand and collapse before they move', () => {
    expect(stepFor('ArrowRight', rows, 1)).toEqual({ kind: 'expand', nodes: [rows[1]?.node] });
    expect(stepFor('ArrowLeft', rows, 0)).toEqual({ kind: 'collapse', node: rows[0]?.node });
    expect(stepFor('ArrowRight', rows, 2)).toBeNull();
    expect(stepFor('a', rows, 0)).toBeNull();
  });

  it('an asterisk expands a line and its siblings', () => {
    expect(stepFor('*', rows, 4)).toEqual({ kind: 'expand', nodes: [rows[3]?.node] });
    expect(stepFor('*', rows, 2)).toEqual({ kind: 'expand', nodes: [rows[1]?.node] });
  });

  it('letters lead to the next name that begins with them, in a circle', () => {
    expect(lineNamed('b', rows, 0)).toBe(3);
    expect(lineNamed('B', rows, 3)).toBe(4);
    expect(lineNamed('be', rows, 3)).toBe(4);
    expect(lineNamed('be', rows, 4)).toBe(4);
    expect(lineNamed('a', rows, 4)).toBe(0);
    expect(lineNamed('q', rows, 0)).toBeNull();
  });
});
