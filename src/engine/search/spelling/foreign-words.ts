import { stopWordsByLanguage } from '../../text-index/analysis/stop-words.ts';

/** Letters that no English word has, borrowed ones such as “café” and “naïve” aside. */
const notEnglish = /[^\p{ASCII}éèêëïîôâàçñ’]/u;
const words = /[\p{L}\p{M}]+/gu;

/** So many more small words another language has in a query of that language: “was”, “in” and “die” are words of several. */
const clearlyMore = 2;

/** Tells whether a mistyped word of a query is of another language than notes of some language. */
export type IsForeign = (typed: string, language: string | null) => boolean;

/** By the letters of the word and the small words around it: one mistyped word alone looks like many languages. */
export function foreignWordsOf(query: string): IsForeign {
  const smallWords = stopWordsByLanguage(query.match(words) ?? []);
  const most = Math.max(0, ...smallWords.values());
  return (typed, language) => {
    if (language === null) return false;
    return (
      (language === 'en' && notEnglish.test(typed.toLowerCase())) ||
      (smallWords.get(language) ?? 0) + clearlyMore <= most
    );
  };
}
