import { frontMatterIn } from '../../../shared/front-matter.ts';
import { fenceLine } from './patterns.ts';

/** A longer text that cannot be divided, such as a table of thousands of rows, would hold up the window. In UTF-16 units. */
const longest = 12_000;
/** Quotes and lists nested so deep that it was never meant: each level multiplies the work. */
const tooDeep = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){20}|^(?:\t| {3}){20,}[ \t]*(?:[-*+]|\d{1,9}[.)])[ \t]/m;
/** What may become an element of its own, besides lines and cells: emphasis, links, code, addresses, tags. */
const marks = /[*_~`[\]!<&$=@#^:]/g;
const cells = /\|/g;
/** Beneath the head of a table. Each row beneath has as many cells as the head, whatever is written in it. */
const delimiterRow = /^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-*:?[ \t]*)+$/;
/** Marks that are compared with one another, within a paragraph. */
const paired = /[*_~`[\]!]/g;
/** What begins a block of its own without a blank line: then what is open is not looked for any further. */
const newBlock = /^[ \t]*(?:$|[-*+>][ \t]|\d{1,9}[.)][ \t]|#{1,6}[ \t]|\||`{3}|~{3})/;
/** What can be drawn in some frames; a mark counts twice. */
const mostParts = 2_500;
/** The work on a paragraph grows with the square of these. */
const mostPaired = 300;

/** Coloured, a line of code has about so many parts. */
const codeLine = 6;
/** What a block begins with that may hold a fence, which is then none. */
const mayHideFences = /^ {0,3}<|%%|\$\$/;
const containers = />|[-*+](?=[ \t])|\d{1,9}[.)](?=[ \t])/g;
const lead = /^(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*/;

/**
 * Whether a Markdown text can be drawn without holding up the window. Parsing and drawing cannot be interrupted, so whoever
 * draws asks first, by what decides about the work: length, depth, and the number of parts, in all, and of those in one
 * paragraph that are compared with one another.
 */
export function isDrawable(text: string): boolean {
  if (text.length > longest || tooDeep.test(text)) return false;
  let parts = 0;
  let inParagraph = 0;
  let openFence: string | null = null;
  let hasFences = true;
  let columns = 0;
  for (const line of text.slice(frontMatterIn(text)?.end ?? 0).split('\n')) {
    const fence: string | undefined = hasFences ? fenceLine.exec(line)?.[1] : undefined;
    if (openFence !== null) {
      parts += codeLine;
      if (fence?.startsWith(openFence) && line.trim() === fence) openFence = null;
    } else {
      openFence = fence ?? null;
      hasFences &&= !mayHideFences.test(line);
      const led = lead.exec(line)?.[0] ?? '';
      columns = columnsAt(line, led, columns);
      parts += 1 + Math.max(countOf(cells, line), columns) + 2 * countOf(marks, line) + 2 * countOf(containers, led);
      if (newBlock.test(line)) inParagraph = 0;
      // The cells of a table are paragraphs.
      inParagraph += line.startsWith('|') ? 0 : countOf(paired, line);
    }
    if (parts > mostParts || inParagraph > mostPaired) return false;
  }
  return true;
}

/** The columns of the table that a line is in, or may be in; 0 outside. */
function columnsAt(line: string, led: string, before: number): number {
  const row = line.slice(led.length);
  if (row.trim() === '') return 0;
  const isDelimiter = delimiterRow.test(line) || delimiterRow.test(row);
  return isDelimiter ? Math.max(before, countOf(cells, line) + 1) : before;
}

function countOf(sign: RegExp, line: string): number {
  return line.match(sign)?.length ?? 0;
}
