/** The first and the last moment that a `Date` can hold, in milliseconds since the epoch. */
const limit = 8.64e15;

/**
 * The time of a file, in milliseconds since the epoch, so that it can be shown and written as a date: file systems, and
 * programs that unpack archives, know years beyond those of JavaScript.
 */
export function fileTime(milliseconds: number): number {
  return Math.max(-limit, Math.min(limit, milliseconds));
}
