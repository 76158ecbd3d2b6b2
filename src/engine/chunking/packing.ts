import { type UserText, userText } from '../../shared/user-text.ts';
import type { Unit } from './units.ts';

/** Chunk sizes, in tokens of the built-in model. docs/chunking.md compares other sizes. */
export interface ChunkSizes {
  /** The length that a chunk aims for. Small models were trained on passages of about this length. */
  target: number;
  /** The longest a chunk and its context may be: models limited to 256 tokens, 2 of them special, then read it all. */
  max: number;
  /** The longest the context (the headings above the chunk) may be. */
  context: number;
  /** The most that a chunk repeats from the chunk before it in the same section. */
  overlap: number;
  /** So many chunks a note has at most; the rest of it is cut off. */
  most: number;
}

/** Notes beyond the length of the longest novels are cut off. */
export const chunkSizes: ChunkSizes = { target: 200, max: 254, context: 40, overlap: 30, most: 5_000 };
/** In a file of many notes or messages only the length of its text is limited. */
export const chunkSizesOfCollections: ChunkSizes = { ...chunkSizes, most: 50_000 };

/** A section shorter than this shares a chunk with the next one, if it fits. */
const minSectionTokens = 80;
/** A longer table or log keeps only this many chunks, half of them from its beginning and half from its end. */
const maxRowChunks = 256;

/** The indexes of the first and the last unit of a chunk. */
export type UnitRange = [first: number, last: number];

/** Packs units greedily up to the target. Sections that are long enough to stand alone begin a chunk of their own. */
export function rangesOf(units: Unit[], { target, max }: ChunkSizes, limit: number): UnitRange[] {
  const ranges: UnitRange[] = [];
  let first = 0;
  let tokens = 0;
  /** Whether the chunk has nothing but headings so far. */
  let onlyHeadings = true;
  for (const [index, unit] of units.entries()) {
    if (index === first) {
      tokens = unit.tokens;
      onlyHeadings = unit.isHeading;
      continue;
    }
    const rest = () => sectionTokens(units, index, max);
    const fits = unit.isHeading
      ? onlyHeadings || (tokens < minSectionTokens && tokens + rest() <= target)
      : onlyHeadings || tokens + unit.tokens <= target || tokens + rest() <= limit;
    // A heading stays with the text below it, unless the model would cut them off. A chunk never crosses a page.
    const added = unit.tokens + unit.gap;
    const splits = !fits || tokens + added > max || unit.page !== units[first]?.page;
    if (!splits) {
      tokens += added;
      onlyHeadings &&= unit.isHeading;
      continue;
    }
    const next = firstOfNext(units, first, index, max);
    ranges.push([first, next - 1]);
    first = next;
    const moved = units.slice(next, index + 1);
    tokens = tokensOf(moved);
    onlyHeadings = moved.every(({ isHeading }) => isHeading);
  }
  ranges.push([first, units.length - 1]);
  return ranges;
}

/** Tokens from the unit at `index` to the next heading. */
function sectionTokens(units: Unit[], index: number, max: number): number {
  let tokens = units[index]?.tokens ?? 0;
  for (let at = index + 1; at < units.length && !units[at]?.isHeading && tokens <= max; at++) {
    tokens += units[at]?.tokens ?? 0;
  }
  return tokens;
}

/** Headings at the end of a chunk move to the beginning of the next one, as far as they fit there. */
function firstOfNext(units: Unit[], first: number, index: number, max: number): number {
  let next = index;
  while (next - 1 > first && units[next - 1]?.isHeading && tokensOf(units.slice(next - 1, index + 1)) <= max) next--;
  return next;
}

/** Leaves out the middle of long tables and logs, whose chunks are much alike and would flood the index. */
export function withoutExcess(
  units: Unit[],
  ranges: UnitRange[],
  most: number,
): { ranges: UnitRange[]; warning: UserText | null } {
  const kept: UnitRange[] = [];
  let table: UnitRange[] = [];
  let dropped = 0;
  const endTable = () => {
    const excess = Math.max(0, table.length - maxRowChunks);
    kept.push(...table.slice(0, (table.length - excess) / 2), ...table.slice((table.length + excess) / 2));
    dropped += excess;
    table = [];
  };
  for (const range of ranges) {
    if (units[range[0]]?.isRow && units[range[1]]?.isRow) {
      table.push(range);
    } else {
      endTable();
      kept.push(range);
    }
  }
  endTable();
  const whole = kept.slice(0, most);
  if (kept.length > most) {
    return {
      ranges: whole,
      warning: userText(
        'The file is very long: only {indexed, number} of its {passages, number} passages are indexed.',
        {
          indexed: most,
          passages: ranges.length,
        },
      ),
    };
  }
  const warning =
    dropped === 0
      ? null
      : userText(
          'A table or log in the file is very long: {dropped, plural, one {# passage} other {# passages}} from its middle {dropped, plural, one {is} other {are}} not indexed.',
          { dropped },
        );
  return { ranges: whole, warning };
}

/** The tokens of consecutive units, including the gaps between them. */
export function tokensOf(units: Unit[]): number {
  return units.reduce((sum, unit, at) => sum + unit.tokens + (at === 0 ? 0 : unit.gap), 0);
}
