import { fold } from './fold.ts';
import { languages } from './languages.ts';

/** What a note’s words are stemmed by where its language is not known: most such notes are too short to tell. */
export const fallbackLanguage = 'en';

const cachedWords = 50_000;
const caches = new Map<string, Map<string, string>>();
const stemmed = /^[\p{L}\p{M}]{3,40}$/u;

/**
 * A word as it is indexed: its stem in the given language, folded. Words repeat, so each is worked out once. A language without a
 * stemmer leaves words as they are.
 * @param word lower-cased, with its accents: stemmers go by them.
 */
export function stemOf(word: string, language: string): string {
  const stemmer = languages.get(language)?.stem;
  if (stemmer === undefined) return fold(word);
  let cache = caches.get(language);
  if (cache === undefined) {
    cache = new Map();
    caches.set(language, cache);
  }
  const known = cache.get(word);
  if (known !== undefined) return known;
  const stem = fold(stemmed.test(word) ? stemmer(word) : word);
  if (cache.size >= cachedWords) cache.clear();
  cache.set(word, stem);
  return stem;
}
