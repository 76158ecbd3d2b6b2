import { fold } from './fold.ts';
import { cutTerm, stemOf, termsOfWord } from './stemming.ts';
import { forEachSymbol } from './symbols.ts';
import { forEachTypedWord } from './typed-words.ts';
import { byScript, isUnspaced, pairsOf } from './unspaced.ts';
import { written } from './written-word.ts';

/**
 * Receives a term and its place in a text: UTF-16 offsets, `end` exclusive. Words that are typed as one (`1.0.21`,
 * `snake_case`, `src/main`, `C++`, `#tag`) yield a *compound* in addition to each *word*. What a word may be looked for as
 * besides (a noun without its Korean particle, `mueller` for Müller) is a *spelling* of it. Emoji and the like are *symbols*.
 */
export type Visit = (term: string, start: number, end: number, kind: TermKind) => void;
export type TermKind = 'word' | 'spelling' | 'compound' | 'symbol';

/** Longer ones hardly repeat. In UTF-16 code units. */
const maxCachedLength = 64;

const signed = /^([#@.$]|--?)?([\s\S]*?)(\+\+|#)?$/;
/** One part of a path or an address; each is a compound of its own. */
const component = /[^/\\:@&]+/gu;

interface Splitting {
  /** A stretch of letters and digits, apostrophes within it included. */
  piece: RegExp;
  /** Splits `getUserID` into get, User, ID; digits stay with the letters they touch. */
  hump: RegExp;
}

const inAnyScript: Splitting = {
  piece: /[\p{L}\p{N}\p{M}]+(?:['’][\p{L}\p{N}\p{M}]+)*/gu,
  hump: /\p{Lu}+(?![\p{Ll}\p{M}])[\p{N}]*|\p{Lu}?[\p{Ll}\p{Lt}\p{Lm}\p{Lo}\p{M}\p{N}]+|[^\p{Lu}]+/gu,
};
/** The same for text in ASCII alone, several times as fast: most identifiers and paths are. */
const inAscii: Splitting = {
  piece: /[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*/g,
  hump: /[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z0-9]+|[^A-Z]+/g,
};
const beyondAscii = /[^\0-\x7f]/;

function splittingOf(text: string): Splitting {
  return beyondAscii.test(text) ? inAnyScript : inAscii;
}

const possessive = /['’]s$/iu;
/** French and Italian contract a short word with the next one: `l’eau`, `dell’arte`. */
const elided = /^([\p{L}]{1,2}|qu|dell|nell|sull|all|un)['’]([\s\S]+)$/iu;

/**
 * Visits every term of a text, as indexed for notes in this language, in the order in which they begin.
 * @param isPassedOver tells of a plain word, which is a single term but for its spellings, by its place, that it is not visited.
 */
export function forEachTerm(
  text: string,
  language: string,
  visit: Visit,
  isPassedOver: (start: number) => boolean = () => false,
): void {
  const hasOthers = forEachTypedWord(text, (start, end, isPlain, isUnlike) => {
    if (isPlain && !isUnlike && isPassedOver(start)) return;
    const typed = text.slice(start, end);
    if (isUnlike) visitUnlike(typed, start, language, visit);
    else if (isPlain) visitPlain(typed, start, typed.length, language, visit);
    else
      for (const { term, from, to, kind } of termsOfTypedWord(typed, language))
        visit(term, start + from, start + to, kind);
  });
  if (hasOthers) forEachSymbol(text, (symbol, start, end) => visit(symbol, start, end, 'symbol'));
}

/** Visits the terms of a word that is compared in another form than it is written in. */
function visitUnlike(typed: string, start: number, language: string, visit: Visit): void {
  const { text, places } = written(typed);
  for (const { term, from, to, kind } of termsOfTypedWord(text, language)) {
    const begin = places[from] ?? 0;
    // A character that is written as several ends where the next one begins.
    let after = to;
    while (after < places.length && (places[after] ?? 0) <= begin) after++;
    const end = places[after] ?? typed.length;
    visit(term, start + begin, start + end, kind);
  }
}

interface TermOfTypedWord {
  term: string;
  /** Offsets in the typed word. */
  from: number;
  to: number;
  kind: TermKind;
}

const maxCachedTypedWords = 20_000;
const caches = new Map<string, Map<string, TermOfTypedWord[]>>();

/** Cached: identifiers and paths repeat as words do, and take much longer to split. */
function termsOfTypedWord(typed: string, language: string): TermOfTypedWord[] {
  let cache = caches.get(language);
  if (cache === undefined) {
    cache = new Map();
    caches.set(language, cache);
  }
  const known = cache.get(typed);
  if (known !== undefined) return known;
  const terms: TermOfTypedWord[] = [];
  visitTypedWord(typed, 0, language, (term, from, to, kind) => terms.push({ term, from, to, kind }));
  if (cache.size >= maxCachedTypedWords) cache.clear();
  if (typed.length <= maxCachedLength) cache.set(typed, terms);
  return terms;
}

/** @param length of the word in the text, apostrophes included. */
function visitPlain(word: string, start: number, length: number, language: string, visit: Visit): void {
  const terms = termsOfWord(word.toLowerCase(), language);
  for (let at = 0; at < terms.length; at++)
    visit(terms[at] ?? '', start, start + length, at === 0 ? 'word' : 'spelling');
}

function visitWord(word: string, start: number, language: string, visit: Visit): void {
  if (isUnspaced(word)) {
    for (const pair of pairsOf(word)) {
      visit(fold(pair.text), start + pair.start, start + pair.start + pair.text.length, 'word');
    }
    return;
  }
  visitPlain(word, start, word.length, language, visit);
}

function visitTypedWord(typed: string, start: number, language: string, visit: Visit): void {
  const [, before = '', core = '', after = ''] = signed.exec(typed) ?? [];
  const from = start + before.length;
  const words = visitPieces(core, from, language, visit);
  const compound = (text: string, at: number, length: number): void => {
    const term = joined(text, language);
    if (term !== '') visit(cutTerm(term), at, at + length, 'compound');
  };
  if (words === 0) return;
  if (before !== '' || after !== '') compound(typed, start, typed.length);
  const components = [...core.matchAll(component)];
  for (const { 0: text, index } of components) {
    if (isCompound(text)) compound(text, from + index, text.length);
  }
  if (components.length > 1) compound(core, from, core.length);
}

/** Visits the words between the signs. @returns the number of pieces: stretches of letters and digits. */
function visitPieces(core: string, from: number, language: string, visit: Visit): number {
  let count = 0;
  const { piece, hump } = splittingOf(core);
  for (const { 0: text, index } of core.matchAll(piece)) {
    count++;
    if (/['’]/.test(text)) {
      const elision = elided.exec(text);
      if (elision !== null) {
        const [, short = '', rest = ''] = elision;
        visitPlain(short, from + index, short.length, language, visit);
        visitPlain(withoutApostrophes(rest), from + index + short.length + 1, rest.length, language, visit);
      } else {
        visitPlain(withoutApostrophes(text), from + index, text.length, language, visit);
      }
      continue;
    }
    for (const part of byScript(text)) {
      for (const { 0: word, index: at } of part.text.matchAll(hump)) {
        visitWord(word, from + index + part.start + at, language, visit);
      }
    }
  }
  return count;
}

function withoutApostrophes(word: string): string {
  return word.replace(possessive, '').replaceAll(/['’]/g, '');
}

/** Whether a part of a path or address is more than a plain word. */
function isCompound(text: string): boolean {
  const { piece, hump } = splittingOf(text);
  const pieces = text.match(piece) ?? [];
  if (pieces.length > 1) return true;
  const [only] = pieces;
  return only !== undefined && !isUnspaced(only) && !/['’]/.test(only) && (only.match(hump) ?? []).length > 1;
}

/**
 * The term for a compound. `wellKnown`, `well_known` and `well-known` share one term: hyphens and underscores count
 * only between digits. Full stops, slashes and the like count everywhere.
 */
function joined(text: string, language: string): string {
  const folded = fold(text);
  const plain = insignificant.test(folded) ? withoutInsignificant(folded) : folded;
  return /^[\p{L}\p{M}]+$/u.test(plain) && !isUnspaced(plain) ? stemOf(plain, language) : plain;
}

/** What a compound is compared without, or with another sign in its place, though not everywhere. */
const insignificant = /[,\\_'’-]/;

function withoutInsignificant(folded: string): string {
  return folded
    .replaceAll(/(?<=\p{N}),(?=\p{N})/gu, '')
    .replaceAll('\\', '/')
    .replaceAll(/(?<!\p{N})[_-](?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}])[_-](?!\p{N})|['’]/gu, (sign, at: number) =>
      at === 0 && sign === '-' ? sign : '',
    );
}
