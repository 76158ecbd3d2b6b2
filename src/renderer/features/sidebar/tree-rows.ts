import { listSteps } from '../../lib/list-steps.ts';
import type { TreeNode } from '../facets/tree-nodes.ts';

/** A visible line of a tree. */
export interface TreeRow {
  node: TreeNode;
  /** From 1. */
  level: number;
  /** Its place among its siblings, from 1, and their number. */
  position: number;
  siblings: number;
  /** Whether what is inside it is shown; null if there is nothing inside. */
  isOpen: boolean | null;
}

/** The lines of a tree with what is expanded. */
export function visibleRows(nodes: readonly TreeNode[], isOpen: (node: TreeNode) => boolean, level = 1): TreeRow[] {
  return nodes.flatMap((node, place): TreeRow[] => {
    const open = node.children.length === 0 ? null : isOpen(node);
    const row = { node, level, position: place + 1, siblings: nodes.length, isOpen: open };
    return open === true ? [row, ...visibleRows(node.children, isOpen, level + 1)] : [row];
  });
}

/** What a key does in a tree: it moves to a line, or it expands or collapses nodes. */
export type TreeStep =
  | { kind: 'move'; to: number }
  | { kind: 'expand'; nodes: readonly TreeNode[] }
  | { kind: 'collapse'; node: TreeNode };

const pageLength = 10;

/** What a key without modifiers does at a line, as the ARIA practices say; null if it does nothing. */
export function stepFor(key: string, rows: readonly TreeRow[], at: number): TreeStep | null {
  const row = rows[at];
  if (row === undefined) return null;
  const move = (to: number): TreeStep => ({ kind: 'move', to: Math.max(0, Math.min(rows.length - 1, to)) });
  const steps = listSteps(key, pageLength);
  if (steps !== null) return move(at + steps);
  switch (key) {
    case 'ArrowRight':
      if (row.isOpen === null) return null;
      return row.isOpen ? move(at + 1) : { kind: 'expand', nodes: [row.node] };
    case 'ArrowLeft':
      return row.isOpen === true
        ? { kind: 'collapse', node: row.node }
        : move(row.level === 1 ? at : parentOf(rows, at));
    case '*':
      return { kind: 'expand', nodes: siblingsOf(rows, at) };
    default:
      return null;
  }
}

/** The next line whose name begins with what was typed, in a circle; `at` itself if a longer beginning still fits it. */
export function lineNamed(typed: string, rows: readonly TreeRow[], at: number): number | null {
  const begins = typed.toLowerCase();
  const first = typed.length > 1 ? 0 : 1;
  for (let step = first; step < rows.length + first; step++) {
    const to = (at + step) % rows.length;
    if (rows[to]?.node.name.toLowerCase().startsWith(begins)) return to;
  }
  return null;
}

/** −1 at the topmost level. */
function parentOf(rows: readonly TreeRow[], at: number): number {
  const level = rows[at]?.level ?? 1;
  return rows.slice(0, at).findLastIndex((row) => row.level < level);
}

function siblingsOf(rows: readonly TreeRow[], at: number): TreeNode[] {
  const level = rows[at]?.level ?? 1;
  const end = rows.findIndex((row, place) => place > at && row.level < level);
  return rows
    .slice(parentOf(rows, at) + 1, end === -1 ? undefined : end)
    .filter((row) => row.level === level && row.isOpen === false)
    .map(({ node }) => node);
}
