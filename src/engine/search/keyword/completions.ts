import type { Vocabulary } from '../../text-index/vocabulary.ts';

/** As many as are counted for one word: of the hundreds that “s” begins, those that most notes hold. */
const maxCompletions = 64;
/** The terms are parted by so many of their first letters. */
const keyLength = 2;

/** Terms that begin alike, sorted when they are first asked for. */
interface Part {
  ids: number[];
  /** The terms themselves, in the same order, once they are sorted: those that are forgotten meanwhile keep their place. */
  sorted: string[] | null;
}

/**
 * Finds the terms that a word which is still being typed may become. Terms are parted by their first letters, which new ones
 * join at once: one sorted list of all would have to be sorted again for each.
 */
export class Completions {
  readonly #vocabulary: Vocabulary;
  readonly #parts = new Map<string, Part>();
  #parted = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Ids of the terms that begin with a word, common ones first. The word has two letters at least. */
  of(word: string, frequencyOf: (term: number) => number): number[] {
    if (word.length < keyLength) return [];
    this.#part();
    const part = this.#parts.get(word.slice(0, keyLength));
    if (part === undefined) return [];
    const sorted = this.#sort(part);
    const found: { id: number; frequency: number }[] = [];
    for (let at = firstNotBefore(sorted, word); sorted[at]?.startsWith(word); at++) {
      const id = part.ids[at] ?? 0;
      const frequency = frequencyOf(id);
      if (frequency > 0) found.push({ id, frequency });
    }
    return found
      .sort((a, b) => b.frequency - a.frequency || a.id - b.id)
      .slice(0, maxCompletions)
      .map(({ id }) => id);
  }

  #sort(part: Part): readonly string[] {
    if (part.sorted !== null) return part.sorted;
    const { terms } = this.#vocabulary;
    const termOf = (id: number) => terms[id] ?? '';
    part.ids.sort((a, b) => (termOf(a) < termOf(b) ? -1 : 1));
    part.sorted = part.ids.map(termOf);
    return part.sorted;
  }

  #part(): void {
    const { terms } = this.#vocabulary;
    for (; this.#parted < terms.length; this.#parted++) {
      const key = (terms[this.#parted] ?? '').slice(0, keyLength);
      const part = this.#parts.get(key) ?? { ids: [], sorted: null };
      part.ids.push(this.#parted);
      part.sorted = null;
      this.#parts.set(key, part);
    }
  }
}

/** The first place of a sorted list that is not before a word. */
function firstNotBefore(sorted: readonly string[], word: string): number {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? '') < word) from = middle + 1;
    else to = middle;
  }
  return from;
}
