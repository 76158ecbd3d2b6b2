import type { TextRange } from '../../shared/domain.ts';
import { fold } from '../text-index/analysis/fold.ts';
import { isUnspaced } from '../text-index/analysis/unspaced.ts';

const word = /[\p{L}\p{N}\p{M}]+/gu;
/** Between the words of a name there may be spaces and signs, but no new paragraph. */
const paragraph = /\n\s*\n/;

interface Word extends TextRange {
  /** Without case and accents. */
  text: string;
}

export function wordsOf(text: string): Word[] {
  return [...text.matchAll(word)].map(({ 0: found, index }) => ({
    text: fold(found),
    start: index,
    end: index + found.length,
  }));
}

/** The places of names in a text: their words in their order. Case, accents and punctuation do not count. */
export function namePlaces(text: string, names: readonly string[]): TextRange[] {
  const words = wordsOf(text);
  return names.flatMap((name) => placesOf(text, words, name));
}

function placesOf(text: string, words: readonly Word[], name: string): TextRange[] {
  const wanted = wordsOf(name).map((each) => each.text);
  const [first, last] = [wanted[0] ?? '', wanted.at(-1) ?? ''];
  if (wanted.length === 0) return [];
  if (wanted.length === 1 && isUnspaced(first)) return occurrences(text, name.trim());
  const places: TextRange[] = [];
  for (let at = 0; at + wanted.length <= words.length; at++) {
    // In scripts without spaces between words, other words may directly precede or follow the name.
    const fits = wanted.every((each, place) => {
      const own = words[at + place]?.text ?? '';
      if (place === 0 && isUnspaced(first)) return own.endsWith(each);
      return place === wanted.length - 1 && isUnspaced(last) ? own.startsWith(each) : own === each;
    });
    const range = { start: words[at]?.start ?? 0, end: words[at + wanted.length - 1]?.end ?? 0 };
    if (!fits || paragraph.test(text.slice(range.start, range.end))) continue;
    places.push(range);
    at += wanted.length - 1;
  }
  return places;
}

function occurrences(text: string, name: string): TextRange[] {
  const places: TextRange[] = [];
  for (let at = text.indexOf(name); at !== -1; at = text.indexOf(name, at + name.length)) {
    places.push({ start: at, end: at + name.length });
  }
  return places;
}
