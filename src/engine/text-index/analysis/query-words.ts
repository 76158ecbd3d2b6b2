import { isStopWord } from './stop-words.ts';
import { forEachTerm } from './terms.ts';

/** A word or compound in a query, with the terms it may be indexed as: its stem depends on the note’s language. */
export interface QueryWord {
  typed: string;
  terms: string[];
  kind: 'word' | 'compound';
  /** Whether it is only a part of an identifier: of a compound that is not just words with hyphens (`getUserID`, `kx83-mango`). */
  isInIdentifier: boolean;
  /** Whether it ends the query, so that the user may still be typing it. */
  isLast: boolean;
}

/** The words after this many are ignored. */
const maxWords = 64;
const hyphenated = /^[\p{L}\p{M}'’]+(?:-[\p{L}\p{M}'’]+)+$/u;

/**
 * The words of a query, each once. Stop words are left out, unless there is nothing else (“to be or not to be”).
 * @param languages of the library’s notes, the most common one first.
 */
export function queryWords(query: string, languages: readonly string[]): QueryWord[] {
  const byPlace = new Map<string, Omit<QueryWord, 'isInIdentifier' | 'isLast'> & { start: number; end: number }>();
  for (const language of languages) {
    forEachTerm(query, language, (term, start, end, kind) => {
      const place = `${start}-${end}-${kind}`;
      const word = byPlace.get(place);
      if (word === undefined) {
        byPlace.set(place, { typed: query.slice(start, end), terms: [term], kind, start, end });
      } else if (!word.terms.includes(term)) {
        word.terms.push(term);
      }
    });
  }
  const identifiers = [...byPlace.values()].filter(({ kind, typed }) => kind === 'compound' && !hyphenated.test(typed));
  const unique = new Map<string, QueryWord>();
  for (const { start, end, ...word } of byPlace.values()) {
    const key = word.terms.join(' ');
    if (unique.size >= maxWords && !unique.has(key)) continue;
    const isInIdentifier = identifiers.some((whole) => whole.start <= start && end <= whole.end);
    unique.set(key, { ...word, isInIdentifier, isLast: end === query.length });
  }
  const words = [...unique.values()];
  const contentWords = words.filter(
    ({ typed, kind }) => kind === 'compound' || !languages.some((language) => isStopWord(typed, language)),
  );
  return contentWords.length > 0 ? contentWords : words;
}
