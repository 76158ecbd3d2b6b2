import { type RefObject, useLayoutEffect, useMemo, useRef } from 'react';
import { type Density, rowHeights } from '../search/row-heights.ts';
import type { Entry } from './entries.ts';

/** Where the lines of a list are, in pixels from its top; the last number is the height of all. */
export type Starts = readonly number[];

export function useStarts(entries: readonly Entry[], density: Density, rem: number): Starts {
  return useMemo(() => {
    const starts = [0];
    for (const [index, { kind }] of entries.entries()) {
      starts.push((starts[index] ?? 0) + Math.round(rowHeights[density][kind] * rem));
    }
    return starts;
  }, [entries, density, rem]);
}

/**
 * Keeps what is in sight where it is when lines come, go or change their height above it. A new question begins at the top.
 * @param offset how far the list is scrolled, in pixels, as far as is known: to ask the element would lay out the page.
 * @param question whatever distinguishes one question from another.
 */
export function useKeptPlace(
  scroller: RefObject<HTMLElement | null>,
  entries: readonly Entry[],
  starts: Starts,
  offset: () => number,
  question: readonly unknown[],
): void {
  const before = useRef({ entries, starts, question });
  useLayoutEffect(() => {
    const element = scroller.current;
    const last = before.current;
    before.current = { entries, starts, question };
    if (element === null || offset() === 0) return;
    if (question.some((part, i) => !Object.is(part, last.question[i]))) element.scrollTop = 0;
    else if (starts !== last.starts && element.scrollTop > 0) {
      const seen = last.starts.findLastIndex((start) => start <= element.scrollTop);
      const id = last.entries[seen]?.id;
      const place = entries.findIndex((entry) => entry.id === id);
      if (place !== -1) element.scrollTop += (starts[place] ?? 0) - (last.starts[seen] ?? 0);
    }
  });
}
