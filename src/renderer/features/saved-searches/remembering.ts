import type { KeptSearch } from '../../../shared/saved-searches.ts';

/** Of an answer, what tells whether it counts. */
type Answered = KeptSearch & { hits: readonly unknown[] };

/** How long an answer must be looked at: long enough that nobody is still typing. */
const lookedAt = 5_000;

/**
 * Tells which searches count as searches: those whose answer is looked at for a while, and those from which a note is
 * opened. What stands in the box while somebody types on does not.
 */
export function createRemembering(remember: (search: KeptSearch) => void) {
  let looking: ReturnType<typeof setTimeout> | undefined;

  return {
    /** Another question was answered; null where there is none any more. */
    answered(answer: Answered | null): void {
      clearTimeout(looking);
      if (answer && answer.hits.length > 0) looking = setTimeout(() => remember(answer), lookedAt);
    },
    /** A note was opened from an answer. */
    used(answer: Answered): void {
      clearTimeout(looking);
      remember(answer);
    },
  };
}
