import type { TextRange } from '../../../shared/domain.ts';

const blocks = 'p, li, td, th, h1, h2, h3, h4, h5, h6, pre, summary, figcaption, dt, dd, div';
/** What is not the note’s text: formulas are drawn from signs that nobody types. */
const left = 'math, .sr-only, [data-no-find]';

/** The text that is drawn in an element, with the way back from an offset to its place. */
export interface DrawnText {
  text: string;
  rangeOf(place: TextRange): Range;
}

/** Reads what is drawn in an element. Between blocks is a line end, so that nothing is found across them. */
export function drawnTextOf(root: Element): DrawnText {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches(left) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  const nodes: { node: Text; start: number }[] = [];
  const parts: string[] = [];
  let length = 0;
  let block: Element | null = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!(node instanceof Text)) continue;
    const around = node.parentElement?.closest(blocks) ?? null;
    if (block && around !== block) {
      parts.push('\u0000');
      length += 1;
    }
    block = around;
    nodes.push({ node, start: length });
    parts.push(node.data);
    length += node.data.length;
  }
  const placeOf = (offset: number): { node: Text; offset: number } | undefined => {
    const found = nodes[lastAtMost(nodes, offset)];
    return found && { node: found.node, offset: Math.min(found.node.data.length, offset - found.start) };
  };
  return {
    text: parts.join(''),
    rangeOf: ({ start, end }) => {
      const range = new Range();
      const from = placeOf(start);
      // The last unit, so that a range never ends at the beginning of the next node.
      const to = placeOf(end - 1);
      if (from && to) {
        range.setStart(from.node, from.offset);
        range.setEnd(to.node, Math.min(to.node.data.length, to.offset + 1));
      }
      return range;
    },
  };
}

/** The index of the last node that begins at an offset or before it. */
function lastAtMost(nodes: readonly { start: number }[], offset: number): number {
  let low = 0;
  let high = nodes.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((nodes[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}
