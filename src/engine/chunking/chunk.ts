import { hash } from 'node:crypto';
import type { UserText } from '../../shared/user-text.ts';
import { embeddedText } from '../notes/embedded-text.ts';
import type { Block, Heading, Outline } from '../notes/outline.ts';
import type { Chunk } from '../notes/prepared-note.ts';
import { plainText } from '../notes/without-markup.ts';
import { type ChunkSizes, chunkSizes, rangesOf, tokensOf, withoutExcess } from './packing.ts';
import type { CountTokens } from './token-counter.ts';
import { sentenceRanges, type Unit, unitsOf } from './units.ts';

/** Words of any language stay below this; encoded data and endless lines exceed it. */
const maxCharactersPerToken = 16;

/** A note’s chunks, and a warning to the user if parts of the note were left out. */
export interface ChunkedNote {
  chunks: Chunk[];
  warning: UserText | null;
}

/**
 * Cuts a note along its structure into chunks of about 200 tokens. They cover every block, in order, except in very
 * long tables and notes. A code fence is cut only if it does not fit in one chunk, a surrogate pair never. A note
 * without text yields one empty chunk with its title as context, so that it can be found.
 */
export function chunksOf(
  text: string,
  outline: Outline,
  title: string,
  count: CountTokens,
  sizes: ChunkSizes = chunkSizes,
): ChunkedNote {
  const countAll: CountTokens = (piece) => sizeOf(piece, count);
  const countPlain: CountTokens = (piece) => countAll(plainText(piece));
  const limit = sizes.max - sizes.context;
  const units = outline.blocks.flatMap((block: Block) =>
    unitsOf(block, text, pageAt(outline.pages, block.start), countPlain, countAll, limit),
  );
  countGaps(units, text, countAll);
  if (units.length === 0) return { chunks: [chunkFrom('', 0, 0, [], title, 0, null)], warning: null };
  const { ranges, warning } = withoutExcess(units, rangesOf(units, sizes, limit), sizes.most);
  const chunks = ranges.map(([first, last], index) => {
    const own = units.slice(first, last + 1);
    const before = ranges[index - 1];
    const size = tokensOf(own);
    const room = Math.min(sizes.overlap, limit - size);
    const adjoins = before !== undefined && before[1] === first - 1;
    const overlap = adjoins ? overlapWith(units.slice(before[0], before[1] + 1), own, text, room, countPlain) : null;
    const start = overlap?.start ?? startOf(own);
    const end = own.at(-1)?.end ?? start;
    const trail = commonTrail(own);
    const above = trail.filter((heading) => heading.start < start);
    const titles = [outline.properties.title ?? '', ...above.map(({ text }) => text), own[0]?.head ?? ''];
    const tokens = size + (overlap?.tokens ?? 0);
    const context = contextOf(titles, count, Math.min(sizes.context, sizes.max - tokens));
    const headings = trail.map(({ text }) => text);
    return chunkFrom(text.slice(start, end), start, end, headings, context, tokens, own[0]?.page ?? null);
  });
  return { chunks, warning };
}

function countGaps(units: Unit[], text: string, count: CountTokens): void {
  let end = units[0]?.start ?? 0;
  for (const unit of units) {
    const gap = unit.start - end > 2 ? text.slice(end, unit.start).trim() : '';
    if (gap !== '') unit.gap = count(gap);
    end = unit.end;
  }
}

/** The page that contains an offset, from 1; null without pages. */
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

/** Tokens, or a minimum for the length: a tokenizer turns a long text without spaces into one unknown token. */
function sizeOf(text: string, count: CountTokens): number {
  return Math.max(count(text), Math.ceil(text.length / maxCharactersPerToken));
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
  const named = headings.filter((heading) => heading !== '');
  return { start, end, text, headings: named, context, tokens, page, textHash };
}

/**
 * The last sentences of the chunk before that a chunk repeats, up to `room` tokens. Null if it should repeat nothing:
 * across a heading, after code, or if that would repeat the whole chunk.
 */
function overlapWith(
  before: Unit[],
  own: Unit[],
  text: string,
  room: number,
  count: CountTokens,
): { start: number; tokens: number } | null {
  if (own[0]?.isHeading || own[0]?.page !== before[0]?.page || own[0]?.gap) return null;
  let overlap: { start: number; tokens: number } | null = null;
  for (const unit of before.slice().reverse()) {
    if (!unit.overlaps) break;
    for (const [from, to] of sentenceRanges(text, unit.start, unit.end).reverse()) {
      const tokens: number = (overlap?.tokens ?? 0) + count(text.slice(from, to));
      if (from === startOf(before) || tokens > room) return overlap;
      overlap = { start: from, tokens };
    }
  }
  return overlap;
}

function startOf(units: Unit[]): number {
  return units[0]?.start ?? 0;
}

/** The headings above all of a chunk’s text, including those the chunk begins with. */
function commonTrail(units: Unit[]): readonly Heading[] {
  const body = units.filter((unit) => !unit.isHeading);
  const [first, ...others] = body.length > 0 ? body : units;
  let common = first?.trail ?? [];
  for (const { trail } of others) {
    const differs = common.findIndex((heading, depth) => trail[depth] !== heading);
    if (differs !== -1) common = common.slice(0, differs);
  }
  return common;
}

/** Joins the titles above a chunk, without repeats. If they exceed `maxTokens`, the outermost are left out first. */
function contextOf(titles: string[], count: CountTokens, maxTokens: number): string {
  const kept: string[] = [];
  let room = maxTokens;
  for (const title of [...new Set(titles.filter((title) => title !== ''))].reverse()) {
    room -= count(title) + 1;
    if (room < 0) break;
    kept.unshift(title);
  }
  return kept.join(' › ');
}
