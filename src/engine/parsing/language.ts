import type { Outline } from '../notes/outline.ts';
import { plainText } from '../notes/without-markup.ts';
import { detectLanguage } from './languages/detect-language.ts';

/** Characters given to the detector, which reads no more than the first few hundred bytes. */
const sampleLength = 240;
/** With fewer letters, the result would be a guess. */
const minLetters = 20;

/** The language of a note’s first prose: ISO 639-1, null if uncertain. Code and headings say little about it. */
export function languageOf(text: string, { blocks }: Outline): string | null {
  let sample = '';
  for (const { kind, start, end } of blocks) {
    if (kind !== 'prose') continue;
    sample += `${plainText(text.slice(start, Math.min(end, start + 2 * sampleLength)))} `;
    if (sample.length >= sampleLength) break;
  }
  const letters = sample
    .slice(0, sampleLength)
    .replace(/[^\p{L}\p{M}\s]+/gu, ' ')
    .trim();
  if (letters.length < minLetters && !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Hangul}]{4}/u.test(letters)) return null;
  return reliableLanguageOf(letters);
}

/** The language of a text: ISO 639-1, null if uncertain. */
export function reliableLanguageOf(text: string): string | null {
  const detected = detectLanguage(text);
  return detected?.isReliable ? detected.language : null;
}

/** Of some languages, the one that a short text is most likely in; null if it is uncertain, or in none of them. */
export function likeliestLanguageOf(text: string, among: readonly string[]): string | null {
  const detected = detectLanguage(text);
  if (!detected?.isReliable) return null;
  const [best] = among.toSorted((a, b) => detected.scoreOf(b) - detected.scoreOf(a));
  return best !== undefined && detected.scoreOf(best) > 0 ? best : null;
}
