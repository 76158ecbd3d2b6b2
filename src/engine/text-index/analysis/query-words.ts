import { isStopWord } from './stop-words.ts';
import { forEachTerm } from './terms.ts';

/** A word or compound in a query, with the terms it may be indexed as: its stem depends on the note’s language. */
export interface QueryWord {
  typed: string;
  terms: string[];
  kind: 'word' | 'compound';
  /** Whether it ends the query, so that the user may still be typing it. */
  isLast: boolean;
}

/** The words after this many are ignored. */
const maxWords = 64;

/**
 * The words of a query, each once. Stop words are left out, unless there is nothing else (“to be or not to be”).
 * @param languages of the library’s notes, the most common one first.
 */
export function queryWords(query: string, languages: readonly string[]): QueryWord[] {
  const byPlace = new Map<string, QueryWord & { end: number }>();
  for (const language of languages) {
    forEachTerm(query, language, (term, start, end, kind) => {
      const place = `${start}-${end}-${kind}`;
      const word = byPlace.get(place);
      if (word === undefined) {
        byPlace.set(place, { typed: query.slice(start, end), terms: [term], kind, isLast: false, end });
      } else if (!word.terms.includes(term)) {
        word.terms.push(term);
      }
    });
  }
  const end = query.length;
  const unique = new Map<string, QueryWord>();
  for (const { end: wordEnd, ...word } of byPlace.values()) {
    const key = word.terms.join(' ');
    if (unique.size < maxWords || unique.has(key)) unique.set(key, { ...word, isLast: wordEnd === end });
  }
  const words = [...unique.values()];
  const contentWords = words.filter(
    ({ typed, kind }) => kind === 'compound' || !languages.some((language) => isStopWord(typed, language)),
  );
  return contentWords.length > 0 ? contentWords : words;
}
