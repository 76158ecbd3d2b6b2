import type { TextRange } from '../../shared/domain.ts';

/** The line and column of a place in a text, from 1. A place behind the end is the end. */
export function lineAndColumn(text: string, offset: number): { line: number; column: number } {
  const starts = lineStarts(text.slice(0, offset));
  return { line: starts.length, column: Math.min(offset, text.length) - (starts.at(-1) ?? 0) + 1 };
}

/** The offset of each line. Lines end with LF, CR LF or CR, as in CommonMark. */
export function lineStarts(text: string): number[] {
  const starts = [0];
  for (const { 0: end, index } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return starts;
}

/** The part of a range without the white space that it begins and ends with; empty if there is nothing else. */
export function trimmed(text: string, from: number, to: number): TextRange {
  const piece = text.slice(from, to);
  const end = from + piece.trimEnd().length;
  return { start: Math.min(end, from + (piece.length - piece.trimStart().length)), end };
}
