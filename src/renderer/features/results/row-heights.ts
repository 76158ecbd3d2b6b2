import type { Preferences } from '../../../shared/preferences.ts';
import type { Entry } from './entries.ts';

export type Density = Preferences['density'];

/**
 * Heights of the lines in rem. They do not depend on what stands in a line, so that nothing moves when a sentence arrives
 * or an answer is replaced by the next, and a list of thousands is laid out without drawing it.
 */
export const rowHeights: Readonly<Record<Density, Readonly<Record<Entry['kind'], number>>>> = {
  comfortable: { hit: 5.125, passage: 4, duplicate: 2, weak: 2.5 },
  compact: { hit: 2.625, passage: 1.75, duplicate: 1.75, weak: 2 },
};

/** Where the buttons of a hit begin below the top of its line, in rem: over the end of the second line of text. */
export const toolbarTops: Readonly<Record<Density, number>> = { comfortable: 1.5, compact: 1.375 };
