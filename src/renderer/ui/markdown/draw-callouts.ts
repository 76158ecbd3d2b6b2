import { cutter } from './cut-text.ts';
import {
  element,
  endOf,
  type HastElement,
  type HastNode,
  type HastParent,
  type HastText,
  placed,
  startOf,
} from './hast.ts';

const head = /^\[!([^\]\n]+)\]([+-]?)[ \t]*/;

/**
 * A rehype plugin for pinned texts that draws quotes that begin with `[!type]` as Obsidian’s callouts: a `note-callout`
 * whose first child is a `callout-title`. Every type is one, also one’s own; `+` and `-` after it make it foldable. Quotes
 * inside are drawn, too.
 */
export function drawCallouts(source: string) {
  return (tree: HastParent): void => visit(tree, source);
}

function visit(parent: HastParent, source: string): void {
  parent.children = parent.children.map((node) => {
    if (node.type !== 'element' || node.tagName === 'pre') return node;
    visit(node, source);
    return node.tagName === 'blockquote' ? (calloutOf(node, source) ?? node) : node;
  });
}

function calloutOf(quote: HastElement, source: string): HastElement | null {
  const at = quote.children.findIndex((child) => child.type === 'element');
  const paragraph = quote.children[at];
  const text = paragraph?.type === 'element' && paragraph.tagName === 'p' ? paragraph.children[0] : undefined;
  const found = text?.type === 'text' ? head.exec(text.value) : null;
  if (paragraph?.type !== 'element' || text?.type !== 'text' || !found) return null;
  const [{ length }, type = '', fold = ''] = found;
  const { title, body } = atFirstLineEnd(without(text, length, source), paragraph.children.slice(1), source);
  const rest = quote.children.slice(at + 1);
  const first = body.length > 0 ? [{ ...paragraph, children: body }] : [];
  const callout = element('note-callout', { type: type.trim().toLowerCase(), fold }, [
    element('callout-title', {}, title),
    ...first,
    ...rest,
  ]);
  const start = startOf(quote);
  const end = endOf(quote);
  return start === undefined || end === undefined ? callout : placed(callout, start, end);
}

/** The text from an index on. */
function without(text: HastText, length: number, source: string): HastNode[] {
  return text.value.length > length ? [cutter(text, source)(length, text.value.length)] : [];
}

/** The title is the first line; what follows is the callout’s first paragraph. */
function atFirstLineEnd(
  first: HastNode[],
  others: HastNode[],
  source: string,
): { title: HastNode[]; body: HastNode[] } {
  const nodes = [...first, ...others];
  const at = nodes.findIndex((node) => isBreak(node) || (node.type === 'text' && node.value.includes('\n')));
  const node = nodes[at];
  if (!node) return { title: nodes, body: [] };
  const before = nodes.slice(0, at);
  const after = nodes.slice(at + 1);
  if (node.type !== 'text') return { title: before, body: after };
  const end = node.value.indexOf('\n');
  const cut = cutter(node, source);
  const title = end > 0 ? [...before, cut(0, end)] : before;
  const rest = end + 1 < node.value.length ? [cut(end + 1, node.value.length)] : [];
  return { title, body: [...rest, ...after] };
}

function isBreak(node: HastNode): boolean {
  return node.type === 'element' && node.tagName === 'br';
}
