import { element, type HastElement, type HastNode, type HastParent, type HastText, textNode } from '../../ui/hast.ts';
import { align } from './align.ts';

export interface Passage {
  /** UTF-16 offsets in the Markdown source; `end` is exclusive. */
  start: number;
  end: number;
}

const fenceLine = /(?:`{3,}|~{3,})[^\r\n]*(?:\r\n|\r|\n)/y;

/** A rehype plugin that wraps every piece of text, and every image, of the passage in `<mark>`, in prose, tables and code alike. */
export function markPassage(passage: Passage) {
  return (tree: HastParent, file: { toString(): string }): void => {
    const source = String(file);
    // Where the reading stands in the source. Code, and text that a plugin has split, carry no position of their own.
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
      return split(node, alignment.offsets, passage);
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
  // What stands behind the fence names the language and is not shown.
  fenceLine.lastIndex = start;
  return start + (fenceLine.exec(source)?.[0].length ?? 0);
}

function split(node: HastText, offsets: Int32Array, { start, end }: Passage): HastNode[] {
  const isInside = (offset: number): boolean => offset >= start && offset < end;
  const first = offsets.findIndex(isInside);
  if (first === -1) return [node];
  const after = offsets.findLastIndex(isInside) + 1;
  const pieces: HastNode[] = [element('mark', {}, [textNode(node.value.slice(first, after))])];
  if (first > 0) pieces.unshift(textNode(node.value.slice(0, first)));
  if (after < node.value.length) pieces.push(textNode(node.value.slice(after)));
  return pieces;
}
