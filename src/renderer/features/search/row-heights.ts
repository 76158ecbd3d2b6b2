import type { Preferences } from '../../../shared/preferences.ts';

export type Density = Preferences['density'];

/** What a line of the list of results is: a hit, a row under one, or the weak ones folded into one line. */
export type LineKind = 'hit' | 'passage' | 'duplicate' | 'weak';

/**
 * Heights of the lines in rem. They do not depend on what stands in a line, so that nothing moves when a sentence arrives
 * or an answer is replaced by the next, and a list of thousands is laid out without drawing it.
 */
export const rowHeights: Readonly<Record<Density, Readonly<Record<LineKind, number>>>> = {
  comfortable: { hit: 5.125, passage: 4, duplicate: 2, weak: 2.5 },
  compact: { hit: 2.625, passage: 1.75, duplicate: 1.75, weak: 2 },
};

/** Where the buttons of a hit begin below the top of its line, in rem: over the end of the second line of text. */
export const toolbarTops: Readonly<Record<Density, number>> = { comfortable: 1.5, compact: 1.375 };

/** So many hits are asked for at least: a window may be made higher. */
const leastHits = 8;
const mostHits = 40;

/** As many hits as a window of this height can show; heights in pixels. */
export function hitsInSight(windowHeight: number, density: Density, rem: number): number {
  return Math.min(mostHits, Math.max(leastHits, Math.ceil(windowHeight / (rowHeights[density].hit * rem))));
}
