import type { HastParent } from '../../ui/markdown/hast.ts';
import { startOf } from '../../ui/markdown/hast.ts';
import type { NoteHeading } from './headings.ts';

/** The note’s title is a heading of the second level: those in its text are below it. */
const first = 3;
/** A heading’s mark may stand this far from its line’s beginning. */
const indentation = 3;

/** A heading’s place in the note, and its level for those who hear the page. */
export interface LevelledHeading {
  start: number;
  level: number;
}

/**
 * The levels of a note’s headings in the page: none is left out on the way down, whatever depths the note uses. Only the looks
 * go by the depth that is written.
 */
export function headingLevels(headings: readonly Pick<NoteHeading, 'start' | 'depth'>[]): LevelledHeading[] {
  const above: number[] = [];
  return headings.map(({ start, depth }) => {
    while ((above.at(-1) ?? 0) >= depth) above.pop();
    const level = first + above.length;
    above.push(depth);
    return { start, level };
  });
}

/**
 * A rehype plugin that gives headings their level in the page. One that is not in the list (in a quote, in a list) is below the
 * heading before it.
 * @param start where the text begins in the note.
 */
export function levelHeadings(levels: readonly LevelledHeading[], start: number) {
  const visit = (parent: HastParent): void => {
    for (const node of parent.children) {
      if (node.type !== 'element') continue;
      const offset = startOf(node);
      if (/^h[1-6]$/.test(node.tagName) && offset !== undefined) node.properties.ariaLevel = levelAt(start + offset);
      else visit(node);
    }
  };
  const levelAt = (offset: number): number => {
    const before = levels.findLast((heading) => heading.start <= offset);
    if (!before) return first;
    return offset - before.start <= indentation ? before.level : before.level + 1;
  };
  return visit;
}
