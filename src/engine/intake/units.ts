import type { Block, Heading } from './blocks.ts';
import type { CountTokens } from './tokens.ts';

/** A stretch that no chunk boundary may cross: a block, or a part of a block too long for one chunk. */
export interface Unit {
  start: number;
  end: number;
  tokens: number;
  isHeading: boolean;
  /** Whether a following chunk may repeat the end of this one: sentences overlap well, half a code block does not. */
  overlaps: boolean;
  trail: readonly Heading[];
}

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** The block as units of at most `limit` tokens each, cut where it reads best. */
export function unitsOf(block: Block, text: string, count: CountTokens, limit: number): Unit[] {
  const unit = (start: number, end: number, tokens: number): Unit => ({
    start,
    end,
    tokens,
    isHeading: block.kind === 'heading',
    overlaps: block.kind === 'prose',
    trail: block.trail,
  });
  const tokens = count(text.slice(block.start, block.end));
  if (tokens <= limit) return [unit(block.start, block.end, tokens)];
  const byLine = block.kind === 'code' || block.kind === 'row';
  const pieces = byLine ? lineRanges(text, block.start, block.end) : sentenceRanges(text, block.start, block.end);
  return pieces.flatMap(([start, end]) => {
    const size = count(text.slice(start, end));
    if (size <= limit) return size === 0 ? [] : [unit(start, end, size)];
    return wordRanges(text, start, end, count, limit).map(([from, to]) => unit(from, to, count(text.slice(from, to))));
  });
}

type Range = [start: number, end: number];

/** Sentences by Unicode's rules, in any language, without the space around them. */
export function sentenceRanges(text: string, start: number, end: number): Range[] {
  const ranges: Range[] = [];
  for (const { index, segment } of sentences.segment(text.slice(start, end))) {
    pushTrimmed(ranges, text, start + index, start + index + segment.length);
  }
  return ranges;
}

function lineRanges(text: string, start: number, end: number): Range[] {
  const ranges: Range[] = [];
  let from = start;
  while (from < end) {
    const newline = text.indexOf('\n', from);
    const to = newline === -1 || newline >= end ? end : newline + 1;
    pushTrimmed(ranges, text, from, to);
    from = to;
  }
  return ranges;
}

/** Cuts a stretch without sentences or lines between words, and a word that is itself too long between characters. */
function wordRanges(text: string, start: number, end: number, count: CountTokens, limit: number): Range[] {
  const ranges: Range[] = [];
  let from = start;
  while (from < end) {
    let to = Math.min(end, from + limit * 6);
    if (to < end) to = lastSpace(text, from, to) ?? wholeCharacter(text, to);
    while (count(text.slice(from, to)) > limit) {
      const half = from + Math.ceil((to - from) / 2);
      to = lastSpace(text, from, half) ?? wholeCharacter(text, half);
    }
    pushTrimmed(ranges, text, from, to);
    from = to;
  }
  return ranges;
}

/** The end of the last run of space in the second half of a stretch; null where there is none. */
function lastSpace(text: string, from: number, to: number): number | null {
  for (let at = to; at > from + (to - from) / 2; at--) {
    if (/\s/.test(text.charAt(at - 1))) return at;
  }
  return null;
}

/** The nearest offset at or after `at` that does not part a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}

function pushTrimmed(ranges: Range[], text: string, start: number, end: number): void {
  const piece = text.slice(start, end);
  const from = start + (piece.length - piece.trimStart().length);
  const to = start + piece.trimEnd().length;
  // Indentation belongs to code: only whole lines of space are dropped, a line keeps what it starts with.
  const lineFrom = Math.max(start, text.lastIndexOf('\n', from - 1) + 1);
  if (to > from) ranges.push([/^[ \t]*$/.test(text.slice(lineFrom, from)) ? lineFrom : from, to]);
}
