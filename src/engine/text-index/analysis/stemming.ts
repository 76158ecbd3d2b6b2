import { fold } from './fold.ts';
import { languages } from './languages.ts';

/** Used for notes of unknown language, most of which are too short to tell. */
export const fallbackLanguage = 'en';

const maxCachedWords = 50_000;
const caches = new Map<string, Map<string, string>>();
const stemmable = /^[\p{L}\p{M}]{3,40}$/u;

/**
 * The term for a word: its stem in the given language, folded. Without a stemmer for the language, the word itself is
 * folded. Words repeat, so stems are cached.
 * @param word lower-cased, with its accents, which stemmers rely on.
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
  const stem = fold(stemmable.test(word) ? stemmer(word) : word);
  if (cache.size >= maxCachedWords) cache.clear();
  cache.set(word, stem);
  return stem;
}
