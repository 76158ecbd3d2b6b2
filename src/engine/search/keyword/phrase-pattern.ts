import { withoutReadings } from '../../notes/as-read.ts';
import { fold } from '../../text-index/analysis/fold.ts';
import { particlePattern } from '../../text-index/analysis/korean.ts';
import { withoutUmlauts } from '../../text-index/analysis/spelling.ts';
import { forEachSymbol } from '../../text-index/analysis/symbols.ts';
import { isUnspaced, withoutLineEnds } from '../../text-index/analysis/unspaced.ts';

const phraseWord = /[\p{L}\p{N}\p{M}]+/gu;
/** The number of a note behind a word. */
const raised = /(?<=\p{L}{3})[[(]?[⁰¹²³⁴-⁹](?:[⁰¹²³⁴-⁹,;\s-]*[⁰¹²³⁴-⁹])?[\])]?/gu;

/** A phrase, to be compared with texts: its words in their order, whatever punctuation and spaces stand between them. */
export class PhrasePattern {
  readonly #plain: Pattern | null;
  /** The phrase spelt without umlauts, the same if it has none: “Koeln” is found where “Köln” is written, and the other way round. */
  readonly #spelt: Pattern | null;

  constructor(phrase: string) {
    this.#plain = patternOf(phrase);
    const spelt = withoutUmlauts(phrase.toLowerCase());
    this.#spelt = spelt === null ? this.#plain : patternOf(spelt);
  }

  /** Whether there is anything to look for: punctuation alone is not indexed. */
  get isEmpty(): boolean {
    return this.#plain === null;
  }

  /** @param text as its reader sees it. */
  isIn(text: string): boolean {
    if (this.#plain === null || this.#spelt === null) return false;
    const joined = withoutLineEnds(text.replace(raised, ''));
    if (this.#plain.test(fold(joined))) return true;
    const spelt = withoutUmlauts(joined.toLowerCase());
    if (spelt !== null || this.#spelt !== this.#plain) {
      if (this.#spelt.test(fold(spelt ?? joined))) return true;
    }
    const base = withoutReadings(joined);
    return base !== joined && this.#plain.test(fold(base));
  }
}

/** An expression of more words would be too large to be compiled. */
const mostWords = 200;

type Pattern = Pick<RegExp, 'test'>;

/** Matches the phrase’s words in a folded text, with nothing but punctuation and spaces between them; null if it has none. */
function patternOf(phrase: string): Pattern | null {
  const words = piecesOf(withoutLineEnds(phrase.replace(raised, '')));
  if (words.length > mostWords) return longPattern(words.map(({ text }) => text));
  const [first] = words;
  const last = words.at(-1);
  if (first === undefined || last === undefined) return null;
  // In scripts without spaces between words, other words may directly precede or follow the phrase.
  const before = first.isSymbol || isUnspaced(first.text) ? '' : '(?<![\\p{L}\\p{N}])';
  const after = last.isSymbol || isUnspaced(last.text) ? '' : `${particleAfter(last.text)}(?![\\p{L}\\p{N}])`;
  const source = words.map(({ text, isSymbol }, at) => {
    const isApart = at > 0 && !isSymbol && !words[at - 1]?.isSymbol;
    return `${at === 0 ? '' : isApart ? '[^\\p{L}\\p{N}]+' : '[^\\p{L}\\p{N}]*'}${text.replace(/[*#]/g, '\\$&')}`;
  });
  return new RegExp(`${before}${source.join('')}${after}`, 'u');
}

/** Compares the words of a whole text in their order. */
function longPattern(words: readonly string[]): Pattern {
  const phrase = ` ${words.join(' ')} `;
  return { test: (folded) => ` ${(folded.match(phraseWord) ?? []).join(' ')} `.includes(phrase) };
}

/** The words and symbols of a phrase in their order, folded. */
function piecesOf(phrase: string): { text: string; isSymbol: boolean }[] {
  const pieces: { text: string; isSymbol: boolean; start: number }[] = [];
  forEachSymbol(phrase, (text, start) => pieces.push({ text, isSymbol: true, start }));
  const folded = fold(phrase);
  if (pieces.length === 0) return [...folded.matchAll(phraseWord)].map(([text]) => ({ text, isSymbol: false }));
  for (const { 0: found, index } of phrase.matchAll(phraseWord))
    pieces.push({ text: fold(found), isSymbol: false, start: index });
  return pieces.filter(({ text }) => text !== '').sort((a, b) => a.start - b.start);
}

/** A Korean noun carries its particle. */
function particleAfter(word: string): string {
  return /[\uac00-\ud7a3]$/.test(word) ? particlePattern : '';
}
