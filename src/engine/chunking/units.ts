import type { Block, Heading } from '../notes/outline.ts';
import type { CountTokens } from './token-counter.ts';

/** A stretch that is never split between chunks: a block, or a part of a block that is too long for one chunk. */
export interface Unit {
  start: number;
  end: number;
  tokens: number;
  /** Tokens between the unit before and this one that belong to neither (a rule, the line below a table’s header). */
  gap: number;
  isHeading: boolean;
  /** Whether the next chunk may repeat the end of this unit: good for sentences, useless for half a code block. */
  overlaps: boolean;
  isRow: boolean;
  /** For a table row, the table’s header. */
  head: string | null;
  page: number | null;
  trail: readonly Heading[];
}

const sentences = new Intl.Segmenter(undefined, { granularity: 'sentence' });

/** A unit longer than this is cut even if little remains of it without markup: link targets can be very long. */
const maxCharacters = 8_000;
/** Embedded data of more than a few characters is not text. It is left out, between two units. */
const embeddedData = /data:[\w/+.-]{1,100};base64,[A-Za-z0-9+/=]{1000}[A-Za-z0-9+/=]*/g;

/**
 * Splits a block into units of at most `limit` tokens each, where the text reads best.
 * @param countPlain counts the tokens without markup; `count` counts all of them.
 */
export function unitsOf(
  block: Block,
  text: string,
  page: number | null,
  countPlain: CountTokens,
  count: CountTokens,
  limit: number,
): Unit[] {
  const unit = (start: number, end: number, tokens: number): Unit => ({
    start,
    end,
    tokens,
    gap: 0,
    isHeading: block.kind === 'heading',
    overlaps: block.kind === 'prose',
    isRow: block.kind === 'row',
    head: block.head ?? null,
    page,
    trail: block.trail,
  });
  const fitting = (start: number, end: number): Unit | null => {
    if (end - start > maxCharacters) return null;
    const tokens = countPlain(text.slice(start, end));
    return tokens <= limit ? unit(start, end, tokens) : null;
  };
  const byLine = block.kind === 'code' || block.kind === 'row';
  return withoutData(text, block.start, block.end).flatMap(([from, to]) => {
    const whole = fitting(from, to);
    if (whole !== null) return [whole];
    const pieces = byLine ? lineRanges(text, from, to) : sentenceRanges(text, from, to);
    return pieces.flatMap(([start, end]) => {
      const piece = fitting(start, end);
      if (piece !== null) return [piece];
      return wordRanges(text, start, end, count, limit).map(([a, b]) => unit(a, b, count(text.slice(a, b))));
    });
  });
}

function withoutData(text: string, start: number, end: number): Range[] {
  const block = text.slice(start, end);
  if (end - start < 1_000 || !block.includes(';base64,')) return [[start, end]];
  const ranges: Range[] = [];
  let from = start;
  for (const { 0: data, index } of block.matchAll(embeddedData)) {
    pushTrimmed(ranges, text, from, start + index);
    from = start + index + data.length;
  }
  pushTrimmed(ranges, text, from, end);
  return ranges;
}

type Range = [start: number, end: number];

/** Sentences by Unicode’s rules, in any language, without surrounding white space. */
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

/** Splits a stretch between words, and a word that is too long between characters. */
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

/** The offset after the last white space in the second half of a stretch; null if there is none. */
function lastSpace(text: string, from: number, to: number): number | null {
  for (let at = to; at > from + (to - from) / 2; at--) {
    if (/\s/.test(text.charAt(at - 1))) return at;
  }
  return null;
}

/** The nearest offset at or after `at` that does not split a surrogate pair. */
function wholeCharacter(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return code >= 0xdc00 && code <= 0xdfff ? at + 1 : at;
}

function pushTrimmed(ranges: Range[], text: string, start: number, end: number): void {
  const piece = text.slice(start, end);
  const from = start + (piece.length - piece.trimStart().length);
  const to = start + piece.trimEnd().length;
  // Indentation belongs to code: only blank lines are dropped; the first line keeps its indentation.
  const lineFrom = start + text.slice(start, from).lastIndexOf('\n') + 1;
  if (to > from) ranges.push([/^[ \t]*$/.test(text.slice(lineFrom, from)) ? lineFrom : from, to]);
}
