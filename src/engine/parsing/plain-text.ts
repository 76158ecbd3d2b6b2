import type { Block, Outline } from '../notes/outline.ts';
import { noProperties } from '../notes/properties.ts';
import { linesOf, OutlineBuilder } from './outline-builder.ts';

/** Lines of a paragraph that are compared to distinguish a log from prose. */
const comparedLines = 20;

/**
 * The outline of a text without markup, whose paragraphs are separated by blank lines. Many lines that look alike, as
 * in a log or a list of values, are rows.
 */
export function outlineOfText(text: string): Outline {
  return outlineByBlankLines(text, (lines) => (lookAlike(lines) ? 'row' : 'prose'));
}

/** The outline of program code, whose blocks are separated by blank lines and cut between lines only. */
export function outlineOfCode(text: string): Outline {
  return outlineByBlankLines(text, () => 'code');
}

function outlineByBlankLines(text: string, kindOf: (lines: string[]) => Block['kind']): Outline {
  const builder = new OutlineBuilder(text);
  const lines = linesOf(text);
  let kind: Block['kind'] | null = null;
  for (const [index, line] of lines.entries()) {
    if (line.text === '') {
      builder.close();
      kind = null;
      continue;
    }
    kind ??= kindOf(lines.slice(index, index + comparedLines).map((next) => next.text));
    builder.add(kind, line);
  }
  return builder.outline(noProperties);
}

/** Whether most lines begin alike, digits and letters aside: time stamps, levels, columns. */
function lookAlike(lines: string[]): boolean {
  const paragraph = lines.slice(0, lines.includes('') ? lines.indexOf('') : lines.length);
  if (paragraph.length < comparedLines) return false;
  const shapes = paragraph.map((line) => line.slice(0, 8).replace(/\d/g, '0').replace(/\p{L}/gu, 'a'));
  const [first = ''] = shapes;
  return /[0\W]/.test(first) && shapes.filter((shape) => shape === first).length >= 0.8 * comparedLines;
}
