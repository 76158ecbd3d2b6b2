import { collectGarbage } from '../shared/collect-garbage.ts';

/** Milliseconds: nobody should wait for it with the first query. */
const tidiedAfter = 30_000;

/** Has what a model was loaded with given back, later. To be called in each thread that has loaded something. */
export function tidyLater(): void {
  setTimeout(collectGarbage, tidiedAfter).unref();
}
