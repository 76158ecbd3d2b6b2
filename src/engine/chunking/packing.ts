import type { Unit } from './units.ts';

/** How long passages are, in tokens of the built-in model. docs/chunking.md says what other sizes would be worth. */
export interface ChunkSizes {
  /** What a chunk aims at; small models were trained on passages of about this length. */
  target: number;
  /** What it may have at most, its context included, so that no model of 256 tokens cuts it off (2 are special). */
  most: number;
  /** What may be embedded with it as its context (headings above the chunk), at most. */
  context: number;
  /** What it repeats of the one before it in the same section, at most. */
  overlap: number;
}

export const chunkSizes: ChunkSizes = { target: 200, most: 254, context: 40, overlap: 30 };

/** Sections shorter than this share a chunk with what follows, if it fits. */
const smallTokens = 80;
/** Rows of one table or log that are kept, in chunks: half of them from its beginning, half from its end. */
const mostRowChunks = 256;
/** Longer notes than the longest novels are cut off. */
const mostChunks = 5_000;

/** The first and the last of the units that make a chunk. */
export type UnitRange = [first: number, last: number];

/** Packs units greedily up to the target, parting at headings where the sections are long enough to stand alone. */
export function rangesOf(units: Unit[], { target, most }: ChunkSizes, limit: number): UnitRange[] {
  const ranges: UnitRange[] = [];
  let first = 0;
  let tokens = 0;
  for (const [index, unit] of units.entries()) {
    if (index === first) {
      tokens = unit.tokens;
      continue;
    }
    const rest = sectionTokens(units, index, most);
    const onlyHeadings = units.slice(first, index).every((before) => before.isHeading);
    const fits = unit.isHeading
      ? onlyHeadings || (tokens < smallTokens && tokens + rest <= target)
      : tokens + unit.tokens <= target || tokens + rest <= limit || onlyHeadings;
    // Headings never stand alone, unless they and what they head would be cut off by the model. A chunk is on one page.
    const added = unit.tokens + unit.gap;
    const parts = !fits || tokens + added > most || unit.page !== units[first]?.page;
    if (!parts) {
      tokens += added;
      continue;
    }
    const next = firstOfNext(units, first, index, most);
    ranges.push([first, next - 1]);
    first = next;
    tokens = tokensOf(units.slice(next, index + 1));
  }
  ranges.push([first, units.length - 1]);
  return ranges;
}

/** Tokens from the unit at `index` to the next heading. */
function sectionTokens(units: Unit[], index: number, most: number): number {
  let tokens = units[index]?.tokens ?? 0;
  for (let at = index + 1; at < units.length && !units[at]?.isHeading && tokens <= most; at++) {
    tokens += units[at]?.tokens ?? 0;
  }
  return tokens;
}

/** A heading goes with what it heads: those at the end of a chunk begin the next one instead, as far as they fit there. */
function firstOfNext(units: Unit[], first: number, index: number, most: number): number {
  let next = index;
  while (next - 1 > first && units[next - 1]?.isHeading && tokensOf(units.slice(next - 1, index + 1)) <= most) next--;
  return next;
}

/** Long tables and logs say much the same in every chunk: the middle of one is left out before it floods the index. */
export function withoutExcess(units: Unit[], ranges: UnitRange[]): { ranges: UnitRange[]; warning: string | null } {
  const kept: UnitRange[] = [];
  let run: UnitRange[] = [];
  let left = 0;
  const endRun = () => {
    const excess = Math.max(0, run.length - mostRowChunks);
    kept.push(...run.slice(0, (run.length - excess) / 2), ...run.slice((run.length + excess) / 2));
    left += excess;
    run = [];
  };
  for (const range of ranges) {
    if (units[range[0]]?.isRow && units[range[1]]?.isRow) {
      run.push(range);
    } else {
      endRun();
      kept.push(range);
    }
  }
  endRun();
  const whole = kept.slice(0, mostChunks);
  if (kept.length > mostChunks) {
    return {
      ranges: whole,
      warning: `The file is very long: ${mostChunks} of its ${ranges.length} passages are indexed.`,
    };
  }
  const warning =
    left === 0 ? null : `A table or log in the file is very long: ${left} passages of its middle are not indexed.`;
  return { ranges: whole, warning };
}

/** Tokens of units that follow each other, with what stands between them. */
export function tokensOf(units: Unit[]): number {
  return units.reduce((sum, unit, at) => sum + unit.tokens + (at === 0 ? 0 : unit.gap), 0);
}
