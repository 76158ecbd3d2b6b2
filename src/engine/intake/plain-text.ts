import type { Block, Outline } from './blocks.ts';
import { noProperties } from './properties.ts';

/** The outline of a text without marks: its paragraphs are what blank lines part. */
export function outlineOfText(text: string): Outline {
  const blocks: Block[] = [];
  let open: Block | null = null;
  let lineStart = 0;
  while (lineStart < text.length) {
    const newline = text.indexOf('\n', lineStart);
    const next = newline === -1 ? text.length : newline + 1;
    const end = lineStart + text.slice(lineStart, next).trimEnd().length;
    if (end === lineStart) {
      open = null;
    } else if (open === null) {
      open = { kind: 'prose', start: lineStart, end, trail: [] };
      blocks.push(open);
    } else {
      open.end = end;
    }
    lineStart = next;
  }
  return { title: null, properties: noProperties, blocks };
}
