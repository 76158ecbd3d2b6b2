import { hash } from 'node:crypto';
import type { Block, Heading, Outline } from './blocks.ts';
import { plainText } from './markdown.ts';
import type { Chunk } from './preparation.ts';
import type { CountTokens } from './tokens.ts';
import { sentenceRanges, type Unit, unitsOf } from './units.ts';

/** Raise it when boundaries or the embedded text change: notes cut by another version are cut again. */
export const chunkerVersion = 2;

/** Tokens a chunk aims at; small models were trained on passages of about this length. */
const targetTokens = 200;
/** Tokens a chunk may have at most, its context included, so that no model of 256 tokens cuts it off (2 are special). */
const mostTokens = 254;
/** Tokens of context (headings above the chunk) that are embedded with it, at most. */
const contextTokens = 40;
/** Words of a language have fewer; encoded data and endless lines have more. */
const mostCharactersPerToken = 16;
/** Sections shorter than this share a chunk with what follows, if it fits. */
const smallTokens = 80;
/** Tokens that a chunk repeats of the one before it in the same section, at most. */
const overlapTokens = 30;

/** What the model is given for a chunk. */
export function embeddedText(context: string, text: string): string {
  const plain = plainText(text);
  return context === '' ? plain : `${context}\n${plain}`;
}

/**
 * Cuts a note along its structure into passages of about 200 tokens. Every block is covered, in order; a code fence
 * is cut only when it cannot fit one chunk, a surrogate pair never. A note without text yields one empty chunk with
 * its title as context, so that it can be found.
 */
export function chunksOf(text: string, outline: Outline, title: string, count: CountTokens): Chunk[] {
  const measure: CountTokens = (piece) => sizeOf(plainText(piece), count);
  const limit = mostTokens - contextTokens;
  const units = outline.blocks.flatMap((block: Block) => unitsOf(block, text, measure, limit));
  if (units.length === 0) return [chunkFrom('', 0, 0, [], title, 0)];
  return rangesOf(units, limit).map(([first, last], index, ranges) => {
    const own = units.slice(first, last + 1);
    const before = ranges[index - 1];
    const size = own.reduce((sum, unit) => sum + unit.tokens, 0);
    const room = Math.min(overlapTokens, limit - size);
    const overlap = before && overlapWith(units.slice(before[0], before[1] + 1), own, text, room, measure);
    const start = overlap?.start ?? startOf(own);
    const end = own.at(-1)?.end ?? start;
    const trail = commonTrail(own);
    const above = trail.filter((heading) => heading.start < start);
    const context = contextOf([outline.properties.title ?? '', ...above.map(({ text }) => text)], count);
    const headings = trail.map(({ text }) => text);
    return chunkFrom(text.slice(start, end), start, end, headings, context, size + (overlap?.tokens ?? 0));
  });
}

/** Tokens; a text without spaces counts by its length as well, since a tokenizer makes one unknown token of it all. */
function sizeOf(text: string, count: CountTokens): number {
  return Math.max(count(text), Math.ceil(text.length / mostCharactersPerToken));
}

function chunkFrom(
  text: string,
  start: number,
  end: number,
  headings: string[],
  context: string,
  tokens: number,
): Chunk {
  const textHash = hash('sha256', embeddedText(context, text)).slice(0, 32);
  const said = headings.filter((heading) => heading !== '');
  return { start, end, text, headings: said, context, tokens, page: null, textHash };
}

type UnitRange = [first: number, last: number];

/** Packs units greedily up to the target, parting at headings where the sections are long enough to stand alone. */
function rangesOf(units: Unit[], limit: number): UnitRange[] {
  const ranges: UnitRange[] = [];
  let first = 0;
  let tokens = 0;
  for (const [index, unit] of units.entries()) {
    if (index === first) {
      tokens = unit.tokens;
      continue;
    }
    const rest = sectionTokens(units, index);
    const onlyHeadings = units.slice(first, index).every((before) => before.isHeading);
    const fits = unit.isHeading
      ? onlyHeadings || (tokens < smallTokens && tokens + rest <= targetTokens)
      : tokens + unit.tokens <= targetTokens || tokens + rest <= limit || onlyHeadings;
    // Headings never stand alone, unless they and what they head would be cut off by the model.
    const parts = !fits || tokens + unit.tokens > mostTokens;
    if (!parts) {
      tokens += unit.tokens;
      continue;
    }
    const next = firstOfNext(units, first, index);
    ranges.push([first, next - 1]);
    first = next;
    tokens = units.slice(next, index + 1).reduce((sum, each) => sum + each.tokens, 0);
  }
  ranges.push([first, units.length - 1]);
  return ranges;
}

/** Tokens from the unit at `index` to the next heading. */
function sectionTokens(units: Unit[], index: number): number {
  let tokens = units[index]?.tokens ?? 0;
  for (let at = index + 1; at < units.length && !units[at]?.isHeading && tokens <= mostTokens; at++) {
    tokens += units[at]?.tokens ?? 0;
  }
  return tokens;
}

/** A heading goes with what it heads: those at the end of a chunk begin the next one instead. */
function firstOfNext(units: Unit[], first: number, index: number): number {
  let next = index;
  while (next - 1 > first && units[next - 1]?.isHeading) next--;
  return next;
}

/**
 * The last sentences of a chunk, in `room` tokens, that the next one repeats; null where it should not: across a
 * heading, after code, or when it would be the whole of that chunk.
 */
function overlapWith(
  before: Unit[],
  own: Unit[],
  text: string,
  room: number,
  measure: CountTokens,
): { start: number; tokens: number } | null {
  if (own[0]?.isHeading) return null;
  let overlap: { start: number; tokens: number } | null = null;
  for (const unit of before.slice().reverse()) {
    if (!unit.overlaps) break;
    for (const [from, to] of sentenceRanges(text, unit.start, unit.end).reverse()) {
      const tokens: number = (overlap?.tokens ?? 0) + measure(text.slice(from, to));
      if (from === startOf(before) || tokens > room) return overlap;
      overlap = { start: from, tokens };
    }
  }
  return overlap;
}

function startOf(units: Unit[]): number {
  return units[0]?.start ?? 0;
}

/** The headings that stand above everything a chunk says; those it begins with count as above it. */
function commonTrail(units: Unit[]): readonly Heading[] {
  const said = units.filter((unit) => !unit.isHeading);
  const [first, ...others] = said.length > 0 ? said : units;
  let common = first?.trail ?? [];
  for (const { trail } of others) {
    const differs = common.findIndex((heading, depth) => trail[depth] !== heading);
    if (differs !== -1) common = common.slice(0, differs);
  }
  return common;
}

/** Joins the titles above a chunk, leaving out repeats and, where they are too long, the outermost first. */
function contextOf(titles: string[], count: CountTokens): string {
  const kept: string[] = [];
  let room = contextTokens;
  for (const title of [...new Set(titles.filter((title) => title !== ''))].reverse()) {
    room -= count(title) + 1;
    if (room < 0) break;
    kept.unshift(title);
  }
  return kept.join(' › ');
}
