import { fold } from './fold.ts';
import { nounOf } from './korean.ts';
import { languages } from './languages.ts';
import { withoutUmlauts } from './spelling.ts';

/** Used for notes of unknown language, most of which are too short to tell. */
export const fallbackLanguage = 'en';

const maxCachedWords = 50_000;
const caches = new Map<string, Map<string, readonly string[]>>();
/** UTF-16 code units. Even hashes and encoded data differ within fewer. */
const maxTermLength = 64;
const beyondAscii = /[^\0-\x7f]/;
const stemmable = /^[\p{L}\p{M}]{3,40}$/u;

/**
 * The term for a word: its stem in the given language, folded. Without a stemmer for the language, the word itself is folded.
 * @param word lower-cased, with its accents, which stemmers rely on.
 */
export function stemOf(word: string, language: string): string {
  return termsOfWord(word, language)[0] ?? '';
}

/**
 * The term for a word, and those of the other spellings that it is looked for by: without umlauts, or without its Korean
 * particle. None if nothing of it is left. Words repeat, so they are cached.
 * @param word see stemOf.
 */
export function termsOfWord(word: string, language: string): readonly string[] {
  let cache = caches.get(language);
  if (cache === undefined) {
    cache = new Map();
    caches.set(language, cache);
  }
  const known = cache.get(word);
  if (known !== undefined) return known;
  const spellings = beyondAscii.test(word) ? [withoutUmlauts(word), nounOf(word)] : [];
  const terms = [word, ...spellings.filter((spelling) => spelling !== null)]
    .map((form) => stemOnce(form, language))
    .filter((term) => term !== '');
  if (cache.size >= maxCachedWords) cache.clear();
  cache.set(word, terms);
  return terms;
}

/** The term for a word that will hardly come again, such as a guess: it is not cached. @param word see stemOf. */
export function stemOnce(word: string, language: string): string {
  const stemmer = languages.get(language)?.stem;
  return cutTerm(fold(stemmer !== undefined && stemmable.test(word) ? stemmer(word) : word));
}

/** Limits a term’s length. Half a surrogate pair would be replaced when stored, and two terms could become the same. */
export function cutTerm(term: string): string {
  return term.length > maxTermLength ? term.slice(0, maxTermLength).replace(/[\ud800-\udbff]$/, '') : term;
}
