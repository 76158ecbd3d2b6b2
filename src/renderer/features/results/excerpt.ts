import type { FoundPassage, Hit, TextRange } from '../../../shared/domain.ts';
import { leadingDots, plainText } from './plain-text.ts';

export interface Piece {
  text: string;
  /** Where it begins in the passage’s plain text. */
  start: number;
  /** Whether this is a word of the query. */
  isMatch: boolean;
}

/** The part of a passage to show: the sentence that answers, and the text before and after it. */
export interface Excerpt {
  /** Whether it begins inside the passage, not at its start. */
  isCut: boolean;
  /** Whether it fills the lines of a result, which can then be reserved whichever part is shown. */
  isLong: boolean;
  before: Piece[];
  sentence: Piece[];
  after: Piece[];
}

/** Characters that fit into three lines of a result at least. */
const minShown = 165;
/** A target that ends within this many characters is visible without cutting the beginning. */
const visibleEnd = 160;
/** Characters kept before the target for context. */
const contextLength = 40;
/** More than the lines of a result hold in the widest window. */
const maxShown = 420;

/**
 * The part of a passage to show. It starts at the beginning, unless that would hide the sentence that answers or, without
 * one, the first word of the query. If the passage fills three lines, so does the part.
 * @param sentence in offsets of the decoded file, like the passage’s own.
 */
export function excerpt(found: Shown, sentence: TextRange | null): Excerpt {
  const skipped = headingsLength(found);
  const { text, offsets } = plainText(found.passage.slice(skipped), found.format);
  const place = (range: TextRange): TextRange => ({
    start: firstFrom(offsets, range.start - found.start - skipped),
    end: firstFrom(offsets, range.end - found.start - skipped),
  });
  const answer = sentence ? trimmed(text, place(sentence)) : { start: 0, end: 0 };
  const matches = found.marks.map(place).filter(({ start, end }) => end > start);
  const start = startOf(text, answer.end > 0 ? answer : matches[0]);
  const end = Math.min(text.length, start + maxShown);
  const pieces = (from: number, to: number): Piece[] =>
    piecesOf(text, matches, Math.max(from, start), Math.min(to, end));
  return {
    isCut: start > 0,
    isLong: text.length >= minShown,
    before: pieces(0, answer.start),
    sentence: pieces(answer.start, answer.end),
    after: pieces(answer.end, text.length),
  };
}

type Shown = Pick<FoundPassage, 'passage' | 'start' | 'marks' | 'headings'> & Pick<Hit, 'title' | 'format'>;

/** The length of the headings at the start of the passage that are shown above it anyway. */
function headingsLength({ passage, title, headings }: Shown): number {
  let length = 0;
  for (const line of passage.split('\n')) {
    const text = line.replace(/^[ \t]*#{1,6}[ \t]+/, '').trim();
    if (text !== '' && text !== title && !headings.includes(text)) return length;
    length += line.length + 1;
  }
  // Nothing but headings: they are the passage.
  return 0;
}

function startOf(text: string, target: TextRange | undefined): number {
  if (!target || target.end <= visibleEnd) return 0;
  const start = Math.min(target.start - contextLength, text.length - minShown);
  if (start <= 0) return 0;
  const space = text.indexOf(' ', start);
  if (space !== -1 && space < target.start) return space + 1;
  // Without spaces any character may come first, but not the second half of a surrogate pair.
  return /[\uDC00-\uDFFF]/.test(text.charAt(start)) ? start + 1 : start;
}

function piecesOf(text: string, matches: readonly TextRange[], from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  const take = (start: number, end: number, isMatch: boolean): void => {
    if (end > start) pieces.push({ text: text.slice(start, end), start, isMatch });
  };
  let done = from;
  for (const match of matches) {
    const start = Math.max(done, match.start);
    const end = Math.min(to, match.end);
    if (end <= start) continue;
    take(done, start, false);
    take(start, end, true);
    done = end;
  }
  take(done, to, false);
  return pieces;
}

function trimmed(text: string, { start, end }: TextRange): TextRange {
  const sentence = text.slice(start, end);
  const from = start + (leadingDots.exec(sentence)?.[0].length ?? 0);
  return { start: from, end: Math.max(from, start + sentence.trimEnd().length) };
}

/** The first unit of the plain text that comes from this place of the source, or from one after it. */
function firstFrom(offsets: Int32Array, place: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}
