import { isStopWord } from './stop-words.ts';
import { forEachTerm } from './terms.ts';

/** A word or compound of a query, and the terms it may be indexed as: a note’s language decides about the stem. */
export interface QueryWord {
  typed: string;
  terms: string[];
  kind: 'word' | 'compound';
  /** Whether it is the end of what has been typed so far. */
  isLast: boolean;
}

/** A query beyond so many words is searched by its first ones. */
const mostWords = 64;

/**
 * The words that a query asks for, each once. Those that say next to nothing are left out, unless there are no others (“to be or
 * not to be”).
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
    if (unique.size < mostWords || unique.has(key)) unique.set(key, { ...word, isLast: wordEnd === end });
  }
  const words = [...unique.values()];
  const telling = words.filter(
    ({ typed, kind }) => kind === 'compound' || !languages.some((language) => isStopWord(typed, language)),
  );
  return telling.length > 0 ? telling : words;
}
