import { languages } from '../../text-index/analysis/languages.ts';
import { isStopWord } from '../../text-index/analysis/stop-words.ts';

/** Letters that no English word has, borrowed ones such as “café” and “naïve” aside. */
const notEnglish = /[^\p{ASCII}éèêëïîôâàçñ’]/u;
const words = /[\p{L}\p{M}]+/gu;

/** Tells whether a mistyped word of a query is of another language than notes of some language. */
export type IsForeign = (typed: string, language: string | null) => boolean;

/**
 * By the letters of the word, by the small words around it and, where the library has several languages, by what a word looks
 * like: “Schornstein” is no mistyped English word.
 * @param common the common languages of the notes.
 */
export async function foreignWordsOf(query: string, common: readonly string[]): Promise<IsForeign> {
  const around = query.match(words) ?? [];
  const smallWordsIn = (language: string): number => around.filter((word) => isStopWord(word, language)).length;
  const most = Math.max(...[...languages.keys()].map(smallWordsIn));
  // The tables that tell languages apart take some 60 MB: a library in one language does without.
  const { likeliestLanguageOf } = common.length > 1 ? await import('../../parsing/language.ts') : {};
  return (typed, language) => {
    if (language === null) return false;
    if (language === 'en' && notEnglish.test(typed.toLowerCase())) return true;
    if (smallWordsIn(language) < most) return true;
    const likeliest = likeliestLanguageOf?.(typed, common) ?? null;
    return likeliest !== null && likeliest !== language;
  };
}
