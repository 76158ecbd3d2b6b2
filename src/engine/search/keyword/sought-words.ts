import { SoughtTerms } from '../../text-index/analysis/sought-terms.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { QueryTerm } from './keyword-search.ts';

/** The words of a query, to be found in texts. */
export class SoughtWords {
  readonly #words: ReadonlyMap<string, QueryTerm>;
  readonly #terms: SoughtTerms;

  constructor(words: readonly QueryTerm[], { vocabulary }: TextIndex) {
    const byTerm = new Map<string, QueryTerm>();
    for (const word of words) {
      for (const id of [...word.completions, ...word.termIds]) byTerm.set(vocabulary.terms[id] ?? '', word);
    }
    this.#words = byTerm;
    this.#terms = new SoughtTerms(new Set(byTerm.keys()));
  }

  /** The word that a term is looked for by; undefined for another term. */
  wordOf(term: string): QueryTerm | undefined {
    return this.#words.get(term);
  }

  /** @see SoughtTerms.in */
  in(...asked: Parameters<SoughtTerms['in']>): ReturnType<SoughtTerms['in']> {
    return this.#terms.in(...asked);
  }
}

/** One for all texts that a query’s words are looked for in: the same are read for pairs of them, and for marks. */
const sought = new WeakMap<readonly QueryTerm[], SoughtWords>();

/** @param words a list that doesn’t change. */
export function soughtFor(words: readonly QueryTerm[], index: TextIndex): SoughtWords {
  const known = sought.get(words);
  if (known !== undefined) return known;
  const made = new SoughtWords(words, index);
  sought.set(words, made);
  return made;
}
