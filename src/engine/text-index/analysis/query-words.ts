import { nounOf } from './korean.ts';
import { isStopWord, languageByStopWords } from './stop-words.ts';
import { forEachTerm } from './terms.ts';

/** A word or compound in a query, with the terms it may be indexed as: its stem depends on the note’s language. */
export interface QueryWord {
  typed: string;
  terms: string[];
  kind: 'word' | 'compound' | 'symbol';
  /** Whether it is only a part of an identifier: of a compound that is not just words with hyphens (`getUserID`, `kx83-mango`). */
  isInIdentifier: boolean;
  /** Whether it ends the query, so that the user may still be typing it. */
  isLast: boolean;
  /** Whether it is meant as the beginning of words: `star*`. */
  isBeginning: boolean;
}

type PlacedWord = Omit<QueryWord, 'isInIdentifier' | 'isLast' | 'isBeginning'> & { start: number; end: number };

/** The words after this many are ignored. */
const maxWords = 64;
const hyphenated = /^[\p{L}\p{M}'’]+(?:-[\p{L}\p{M}'’]+)+$/u;

/**
 * The words of a query, each once. Stop words of the library’s languages, and of the query’s, are left out, unless there is
 * nothing else (“to be or not to be”).
 * @param languages of the library’s notes, the most common one first.
 * @param stemmedIn the languages of which a word may be: the same, or all that notes are in.
 */
export function queryWords(
  query: string,
  languages: readonly string[],
  stemmedIn: Iterable<string> = languages,
): QueryWord[] {
  const byPlace = new Map<string, PlacedWord>();
  for (const language of stemmedIn) {
    forEachTerm(query, language, (term, start, end, found) => {
      const kind = found === 'spelling' ? 'word' : found;
      if (found === 'spelling' && isDoubtful(term, query.slice(start, end))) return;
      const place = `${start}-${end}-${kind}`;
      const word = byPlace.get(place);
      if (word === undefined) {
        byPlace.set(place, { typed: query.slice(start, end), terms: [term], kind, start, end });
      } else if (!word.terms.includes(term)) {
        word.terms.push(term);
      }
    });
  }
  const isInIdentifier = identifiersIn(query.length, byPlace.values());
  const unique = new Map<string, QueryWord>();
  for (const { start, end, ...word } of byPlace.values()) {
    const key = word.terms.join(' ');
    if (unique.size >= maxWords && !unique.has(key)) continue;
    const isBeginning = /^\*(?!\S)/.test(query.slice(end, end + 2));
    unique.set(key, { ...word, isInIdentifier: isInIdentifier(start, end), isLast: end === query.length, isBeginning });
  }
  const all = [...unique.values()];
  // Emoji are looked for where there is nothing else to look for: beside words they are decoration.
  const withoutSymbols = all.filter(({ kind }) => kind !== 'symbol');
  const words = withoutSymbols.length > 0 ? withoutSymbols : all;
  const foreign = languageByStopWords(
    words.map(({ typed }) => typed),
    languages,
  );
  const spoken = foreign === null ? languages : [...languages, foreign];
  const contentWords = words.filter(
    ({ typed, kind }) => kind === 'compound' || !spoken.some((language) => isStopWord(typed, language)),
  );
  return contentWords.length > 0 ? contentWords : words;
}

/** Whether a Korean noun of one syllable may be a part of another word. */
function isDoubtful(noun: string, typed: string): boolean {
  return /^[\uac00-\ud7a3]$/.test(noun) && nounOf(typed.normalize('NFC'), true) !== noun;
}

/** Tells whether a place lies in an identifier. Takes time in proportion to the length: a query may hold thousands of them. */
function identifiersIn(length: number, words: Iterable<PlacedWord>): (start: number, end: number) => boolean {
  /** By place: the farthest end of the identifiers that begin there or before. */
  const ends = new Uint32Array(length + 1);
  for (const { kind, typed, start, end } of words) {
    if (kind === 'compound' && !hyphenated.test(typed)) ends[start] = Math.max(ends[start] ?? 0, end);
  }
  for (let at = 1; at < ends.length; at++) ends[at] = Math.max(ends[at] ?? 0, ends[at - 1] ?? 0);
  return (start, end) => end <= (ends[start] ?? 0);
}
