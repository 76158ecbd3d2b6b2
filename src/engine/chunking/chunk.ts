import { hash } from 'node:crypto';
import { embeddedText } from '../notes/embedded-text.ts';
import type { Block, Heading, Outline } from '../notes/outline.ts';
import type { Chunk } from '../notes/prepared-note.ts';
import { plainText } from '../notes/without-markup.ts';
import { type ChunkSizes, chunkSizes, rangesOf, tokensOf, withoutExcess } from './packing.ts';
import type { CountTokens } from './token-counter.ts';
import { sentenceRanges, type Unit, unitsOf } from './units.ts';

/** Words of a language have fewer; encoded data and endless lines have more. */
const mostCharactersPerToken = 16;

/** A note's passages, and what the user should know of parts that were left out. */
export interface ChunkedNote {
  chunks: Chunk[];
  warning: string | null;
}

/**
 * Cuts a note along its structure into passages of about 200 tokens. Every block is covered, in order, up to the limits
 * of a very long table or note; a code fence is cut only when it cannot fit one chunk, a surrogate pair never. A note
 * without text yields one empty chunk with its title as context, so that it can be found.
 */
export function chunksOf(
  text: string,
  outline: Outline,
  title: string,
  count: CountTokens,
  sizes: ChunkSizes = chunkSizes,
): ChunkedNote {
  const measure: CountTokens = (piece) => sizeOf(piece, count);
  const read: CountTokens = (piece) => measure(plainText(piece));
  const limit = sizes.most - sizes.context;
  const units = outline.blocks.flatMap((block: Block) =>
    unitsOf(block, text, pageAt(outline.pages, block.start), read, measure, limit),
  );
  measureGaps(units, text, measure);
  if (units.length === 0) return { chunks: [chunkFrom('', 0, 0, [], title, 0, null)], warning: null };
  const { ranges, warning } = withoutExcess(units, rangesOf(units, sizes, limit));
  const chunks = ranges.map(([first, last], index) => {
    const own = units.slice(first, last + 1);
    const before = ranges[index - 1];
    const size = tokensOf(own);
    const room = Math.min(sizes.overlap, limit - size);
    const adjoins = before !== undefined && before[1] === first - 1;
    const overlap = adjoins ? overlapWith(units.slice(before[0], before[1] + 1), own, text, room, read) : null;
    const start = overlap?.start ?? startOf(own);
    const end = own.at(-1)?.end ?? start;
    const trail = commonTrail(own);
    const above = trail.filter((heading) => heading.start < start);
    const titles = [outline.properties.title ?? '', ...above.map(({ text }) => text), own[0]?.head ?? ''];
    const tokens = size + (overlap?.tokens ?? 0);
    const context = contextOf(titles, count, Math.min(sizes.context, sizes.most - tokens));
    const headings = trail.map(({ text }) => text);
    return chunkFrom(text.slice(start, end), start, end, headings, context, tokens, own[0]?.page ?? null);
  });
  return { chunks, warning };
}

function measureGaps(units: Unit[], text: string, measure: CountTokens): void {
  let end = units[0]?.start ?? 0;
  for (const unit of units) {
    const gap = unit.start - end > 2 ? text.slice(end, unit.start).trim() : '';
    if (gap !== '') unit.gap = measure(gap);
    end = unit.end;
  }
}

/** The page that an offset is on, from 1; null where there are none. */
function pageAt(pages: readonly number[] | null, offset: number): number | null {
  if (pages === null) return null;
  let [low, high] = [0, pages.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((pages[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return Math.max(1, low);
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
  page: number | null,
): Chunk {
  const textHash = hash('sha256', embeddedText(context, text)).slice(0, 32);
  const said = headings.filter((heading) => heading !== '');
  return { start, end, text, headings: said, context, tokens, page, textHash };
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
  if (own[0]?.isHeading || own[0]?.page !== before[0]?.page || own[0]?.gap) return null;
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
function contextOf(titles: string[], count: CountTokens, most: number): string {
  const kept: string[] = [];
  let room = most;
  for (const title of [...new Set(titles.filter((title) => title !== ''))].reverse()) {
    room -= count(title) + 1;
    if (room < 0) break;
    kept.unshift(title);
  }
  return kept.join(' › ');
}
