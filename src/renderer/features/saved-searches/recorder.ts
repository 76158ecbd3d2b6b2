import type { KeptSearch } from '../../../shared/saved-searches.ts';

type Answered = KeptSearch & { hits: readonly unknown[] };

/** How long an answer must stay, in milliseconds: long enough that nobody is still typing. */
const restMilliseconds = 2_000;

/**
 * Decides which searches are worth remembering: those whose answer stays for a while, and those whose hits are
 * looked at. A query that is still being typed is not.
 */
export function createRecorder(remember: (search: KeptSearch) => void) {
  let resting: ReturnType<typeof setTimeout> | undefined;

  return {
    /** Another query was answered; null where there is no query any more. */
    answered(answer: Answered | null): void {
      clearTimeout(resting);
      if (answer && answer.hits.length > 0) resting = setTimeout(() => remember(answer), restMilliseconds);
    },
    /** The user went to a hit of an answer, or opened it. */
    used(answer: Answered): void {
      clearTimeout(resting);
      remember(answer);
    },
  };
}
