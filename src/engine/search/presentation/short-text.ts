import { termsIn } from '../../text-index/analysis/terms-in.ts';

/** Of a text with fewer words, more than half of what stands out as near to it does so by accident: measured, see docs/search.md. */
const minWords = 8;

/** Whether a text is too short to say how near another one is to it. @param language see NoteRow. */
export function isShort(text: string, language: string | null): boolean {
  const words = termsIn(text, language).filter(({ kind }) => kind === 'word');
  return new Set(words.map(({ term }) => term)).size < minWords;
}
