import { cutter } from './cut-text.ts';
import { element, endOf, type HastElement, type HastNode, type HastParent, placed, startOf } from './hast.ts';

const marks = /(?<!=)==(?!=)/g;
const left = new Set(['pre', 'code', 'tex-formula']);

/** A rehype plugin for pinned texts that draws `==this==` as `<span class="highlighted">`, with whatever is inside. */
export function drawHighlights(source: string) {
  return (tree: HastParent): void => visit(tree, source);
}

function visit(parent: HastParent, source: string): void {
  for (const node of parent.children) if (node.type === 'element' && !left.has(node.tagName)) visit(node, source);
  if (parent.children.some((node) => node.type === 'text' && node.value.includes('=='))) {
    parent.children = paired(parent.children.flatMap((node) => cutAtMarks(node, source)));
  }
}

/** A mark that may open, close, or both. */
interface Mark {
  node: HastNode;
  mayOpen: boolean;
  mayClose: boolean;
}

function cutAtMarks(node: HastNode, source: string): (HastNode | Mark)[] {
  if (node.type !== 'text' || !node.value.includes('==')) return [node];
  const cut = cutter(node, source);
  const pieces: (HastNode | Mark)[] = [];
  let done = 0;
  for (const { index } of node.value.matchAll(marks)) {
    const before = node.value.charAt(index - 1);
    const after = node.value.charAt(index + 2);
    if (index > done) pieces.push(cut(done, index));
    pieces.push({ node: cut(index, index + 2), mayOpen: !/\s/.test(after), mayClose: !/\s/.test(before) });
    done = index + 2;
  }
  if (done < node.value.length) pieces.push(cut(done, node.value.length));
  return pieces;
}

/** The nodes between two marks become one; a mark without a counterpart is text. */
function paired(pieces: (HastNode | Mark)[]): HastNode[] {
  const drawn: HastNode[] = [];
  let opened: { mark: Mark; at: number } | null = null;
  for (const piece of pieces) {
    if (!('node' in piece)) {
      drawn.push(piece);
    } else if (opened && piece.mayClose && drawn.length > opened.at + 1) {
      const inside = drawn.splice(opened.at).slice(1);
      drawn.push(highlighted(inside, startOf(opened.mark.node), endOf(piece.node)));
      opened = null;
    } else {
      if (piece.mayOpen) opened = { mark: piece, at: drawn.length };
      drawn.push(piece.node);
    }
  }
  return drawn;
}

function highlighted(children: HastNode[], start: number | undefined, end: number | undefined): HastElement {
  const node = element('span', { className: ['highlighted'] }, children);
  return start === undefined || end === undefined ? node : placed(node, start, end);
}
