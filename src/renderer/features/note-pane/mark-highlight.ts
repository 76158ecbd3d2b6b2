import { align } from '../../ui/markdown/align.ts';
import {
  element,
  endOf,
  type HastElement,
  type HastNode,
  type HastParent,
  type HastText,
  startOf,
  textNode,
} from '../../ui/markdown/hast.ts';
import type { Highlight } from './highlight.ts';
import { type TextRun, textRuns } from './text-runs.ts';

/** What is marked as a whole. */
const wholes = new Set(['img', 'tex-formula', 'note-embed']);

/**
 * A rehype plugin for pinned texts that wraps every piece of text, every image and every formula of the passage in
 * `<mark>`, in prose, tables and code alike. Inside, the sentence that answers has the class `answer`, and words of the
 * query are `<b>`. The highlight’s offsets refer to the Markdown source.
 */
export function markHighlight(highlight: Highlight, source: string) {
  const visit = (parent: HastParent): void => {
    parent.children = parent.children.flatMap((node) => {
      if (isOutside(node, highlight)) return [node];
      if (node.type === 'text') return split(node, source, highlight);
      if (node.type !== 'element') return [node];
      if (wholes.has(node.tagName)) return [element('mark', {}, [node])];
      visit(node);
      return [node];
    });
  };
  return visit;
}

function isOutside(node: HastNode, { passage }: Highlight): boolean {
  const start = startOf(node);
  const end = endOf(node);
  if (start === undefined || end === undefined) return node.type === 'text' || isWhole(node);
  return end <= passage.start || start >= passage.end;
}

function isWhole(node: HastNode): boolean {
  return node.type === 'element' && wholes.has(node.tagName);
}

function split(node: HastText, source: string, highlight: Highlight): HastNode[] {
  const { offsets } = align(node.value, source, startOf(node) ?? 0);
  const runs = textRuns(node.value, (index) => offsets[index] ?? -1, highlight);
  if (!runs.some(({ isPassage }) => isPassage)) return [node];
  // The runs of the passage are adjacent.
  const inside = runs.filter(({ isPassage }) => isPassage).map(within);
  const first = runs.findIndex(({ isPassage }) => isPassage);
  const outside = (each: TextRun[]): HastNode[] => each.map(({ text }) => textNode(text));
  return [...outside(runs.slice(0, first)), element('mark', {}, inside), ...outside(runs.slice(first + inside.length))];
}

/** A run as it is drawn inside the mark of the passage. */
function within({ text, isSentence, isWord }: TextRun): HastElement['children'][number] {
  const properties = isSentence ? { className: ['answer'] } : {};
  if (isWord) return element('b', properties, [textNode(text)]);
  return isSentence ? element('span', properties, [textNode(text)]) : textNode(text);
}
