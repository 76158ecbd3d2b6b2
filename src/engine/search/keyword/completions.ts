import type { Vocabulary } from '../../text-index/vocabulary.ts';

/** As many as are counted for one word: of the hundreds that “s” begins, those that most notes hold. */
const maxCompletions = 64;
/** The terms are parted by so many of their first letters. */
const keyLength = 2;

/**
 * Finds the terms that a word which is still being typed may become. Terms are parted by their first letters, which new ones
 * join at once: a sorted list would have to be sorted again.
 */
export class Completions {
  readonly #vocabulary: Vocabulary;
  readonly #byBeginning = new Map<string, number[]>();
  #parted = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Ids of the terms that begin with a word, common ones first. The word has two letters at least. */
  of(word: string, frequencyOf: (term: number) => number): number[] {
    if (word.length < keyLength) return [];
    this.#part();
    const { terms } = this.#vocabulary;
    const found: { id: number; frequency: number }[] = [];
    for (const id of this.#byBeginning.get(word.slice(0, keyLength)) ?? []) {
      const term = terms[id] ?? '';
      if (!term.startsWith(word)) continue;
      const frequency = frequencyOf(id);
      if (frequency > 0) found.push({ id, frequency });
    }
    return found
      .sort((a, b) => b.frequency - a.frequency)
      .slice(0, maxCompletions)
      .map(({ id }) => id);
  }

  #part(): void {
    const { terms } = this.#vocabulary;
    for (; this.#parted < terms.length; this.#parted++) {
      const key = (terms[this.#parted] ?? '').slice(0, keyLength);
      const ids = this.#byBeginning.get(key);
      if (ids === undefined) this.#byBeginning.set(key, [this.#parted]);
      else ids.push(this.#parted);
    }
  }
}
