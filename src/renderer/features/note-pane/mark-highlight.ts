import { element, type HastElement, type HastNode, type HastParent, type HastText, textNode } from '../../ui/hast.ts';
import { align } from './align.ts';
import type { Highlight } from './highlight.ts';
import { type TextRun, textRuns } from './text-runs.ts';

const fenceLine = /(?:`{3,}|~{3,})[^\r\n]*(?:\r\n|\r|\n)/y;

/**
 * A rehype plugin that wraps every piece of text and every image of the passage in `<mark>`, in prose, tables and code
 * alike. Inside, the sentence that answers has the class `answer`, and words of the query are `<b>`. The highlight’s
 * offsets refer to the Markdown source.
 */
export function markHighlight(highlight: Highlight) {
  const { passage } = highlight;
  return (tree: HastParent, file: { toString(): string }): void => {
    const source = String(file);
    // The current place in the source. Code, and text that a plugin has split, carry no position of their own.
    let cursor = 0;

    function visit(parent: HastParent): void {
      parent.children = parent.children.flatMap((node) => {
        if (node.type === 'text') return markText(node);
        if (node.type === 'element' && !isOutside(node)) {
          if (node.tagName === 'img') return [element('mark', {}, [node])];
          cursor = startOf(node, source) ?? cursor;
          visit(node);
        }
        return [node];
      });
    }

    function markText(node: HastText): HastNode[] {
      if (isOutside(node) || (!node.position && node.value.trim() === '')) return [node];
      const alignment = align(node.value, source, node.position?.start.offset ?? cursor);
      cursor = node.position?.end.offset ?? alignment.end;
      return split(node, alignment.offsets, highlight);
    }

    function isOutside({ position }: HastElement | HastText): boolean {
      const start = position?.start.offset;
      const end = position?.end.offset;
      if (start === undefined || end === undefined || (end > passage.start && start < passage.end)) return false;
      cursor = end;
      return true;
    }

    visit(tree);
  };
}

function startOf(node: HastElement, source: string): number | undefined {
  const start = node.position?.start.offset;
  if (start === undefined || (node.tagName !== 'pre' && node.tagName !== 'code')) return start;
  // The rest of the fence’s line names the language and is not shown.
  fenceLine.lastIndex = start;
  return start + (fenceLine.exec(source)?.[0].length ?? 0);
}

function split(node: HastText, offsets: Int32Array, highlight: Highlight): HastNode[] {
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
