import type { TextRange } from '../../shared/domain.ts';
import { nameKey } from '../notes/link.ts';
import type { Block, Outline } from '../notes/outline.ts';

/** Obsidian’s mark at the end of a block, or on a line of its own below it. */
const blockId = /(?:^|\s)\^([\p{L}\p{N}-]{1,200})[ \t]*$/gmu;

/**
 * The place that a link names in a note: a block (`^id`), or a heading with all that is below it (`Beds`, `Beds#Soil`, or
 * as GitHub writes it, `garden-beds`). Null if there is none.
 */
export function placeOf(subpath: string, text: string, { blocks }: Outline): TextRange | null {
  const parts = subpath.split('#').filter((part) => part !== '');
  const last = parts.at(-1);
  if (last === undefined) return null;
  return last.startsWith('^') ? blockPlace(last.slice(1), text, blocks) : headingPlace(parts, text, blocks);
}

function blockPlace(id: string, text: string, blocks: readonly Block[]): TextRange | null {
  const key = nameKey(id);
  const holdsId = ({ start, end }: Block) =>
    [...text.slice(start, end).matchAll(blockId)].some(([, found = '']) => nameKey(found) === key);
  const at = blocks.findIndex((block) => block.kind !== 'code' && holdsId(block));
  const block = blocks[at];
  if (block === undefined) return null;
  const isAlone = nameKey(text.slice(block.start, block.end)) === `^${key}`;
  let first = isAlone ? blocks[at - 1] : block;
  if (first === undefined) return null;
  // Below a table, it names the whole table.
  for (let above = at - 2; isAlone && first.kind === 'row' && blocks[above]?.kind === 'row'; above--)
    first = blocks[above] ?? first;
  return { start: first.start, end: block.end };
}

function headingPlace(parts: readonly string[], text: string, blocks: readonly Block[]): TextRange | null {
  const headings = blocks.filter(({ kind }) => kind === 'heading');
  for (const simplify of [comparable, slug]) {
    const wanted = parts.map(simplify);
    const at = headings.findIndex(({ trail }) =>
      isTrail(
        trail.map((above) => simplify(above.text)),
        wanted,
      ),
    );
    const heading = headings[at];
    const depth = heading?.trail.at(-1)?.depth;
    if (heading === undefined || depth === undefined) continue;
    const next = headings.slice(at + 1).find(({ trail }) => (trail.at(-1)?.depth ?? 0) <= depth);
    const end = text.slice(0, next?.start ?? text.length).trimEnd().length;
    return { start: heading.start, end: Math.max(end, heading.end) };
  }
  return null;
}

/** Whether a heading is the last of those wanted, with the others above it in their order. */
function isTrail(trail: readonly string[], wanted: readonly string[]): boolean {
  if (trail.at(-1) !== wanted.at(-1)) return false;
  let above = 0;
  for (const part of wanted.slice(0, -1)) {
    above = trail.slice(0, -1).indexOf(part, above) + 1;
    if (above === 0) return false;
  }
  return true;
}

/** Obsidian leaves these characters out of the links that it writes. */
function comparable(heading: string): string {
  return nameKey(heading.replaceAll(/[#^|:%[\]\\]/g, ' ').replaceAll(/\s+/g, ' '));
}

/** The anchor that GitHub gives a heading. */
function slug(heading: string): string {
  return nameKey(heading)
    .replaceAll(/[^\p{L}\p{M}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}
