import { eld } from 'eld/extrasmall';
import type { Outline } from '../notes/outline.ts';
import { plainText } from '../notes/without-markup.ts';

/** The detector itself looks at the first few hundred bytes; code and headings say little of a note's language. */
const sampleLength = 240;
/** Fewer letters than this are as good as a guess. */
const fewestLetters = 20;

/** The language that a note is written in, by its first sentences: ISO 639-1, null where the detector is not sure. */
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
  if (letters.length < fewestLetters && !/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Hangul}]{4}/u.test(letters)) return null;
  const detected = eld.detect(letters);
  return detected.language !== '' && detected.isReliable() ? detected.language : null;
}
