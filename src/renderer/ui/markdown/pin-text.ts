import { align } from './align.ts';
import { endOf, type HastElement, type HastParent, type HastText, startOf, textNode } from './hast.ts';

const fenceLine = /(?:`{3,}|~{3,})[^\r\n]*(?:\r\n|\r|\n)/y;

/**
 * A rehype plugin that gives every text its exact place in the source. Code, and text that a plugin has split, come without
 * one, and text with escapes in front of it is further on than its node says.
 */
export function pinText(source: string) {
  return (tree: HastParent): void => {
    let cursor = 0;
    const visit = (parent: HastParent): void => {
      parent.children = parent.children.map((node) => {
        if (node.type === 'text') return pin(node);
        if (node.type === 'element') {
          cursor = startOfContent(node, source) ?? cursor;
          visit(node);
          // What is hidden at an element’s end is not looked for.
          cursor = Math.max(cursor, endOfContent(node) ?? cursor);
        }
        return node;
      });
    };
    const pin = (node: HastText): HastText => {
      const isBetweenBlocks = startOf(node) === undefined && node.value.trim() === '';
      if (isBetweenBlocks) return node;
      const { offsets, end } = align(node.value, source, startOf(node) ?? cursor);
      const start = offsets.find((offset) => offset !== -1);
      cursor = Math.max(endOf(node) ?? end, end);
      return start === undefined ? node : textNode(node.value, start, cursor);
    };
    visit(tree);
  };
}

function startOfContent(node: HastElement, source: string): number | undefined {
  const start = startOf(node);
  if (start === undefined || (node.tagName !== 'pre' && node.tagName !== 'code')) return start;
  // The rest of the fence’s line names the language and is not shown.
  fenceLine.lastIndex = start;
  return start + (fenceLine.exec(source)?.[0].length ?? 0);
}

function endOfContent(node: HastElement): number | undefined {
  return node.tagName === 'code' ? undefined : endOf(node);
}
