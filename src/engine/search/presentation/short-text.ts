import { fallbackLanguage } from '../../text-index/analysis/stemming.ts';
import { forEachTerm } from '../../text-index/analysis/terms.ts';

/** Of a text with fewer words, more than half of what stands out as near to it does so by accident: measured, see docs/search.md. */
const minWords = 8;

/** Whether a text is too short to say how near another one is to it. @param language see NoteRow. */
export function isShort(text: string, language: string | null): boolean {
  const words = new Set<string>();
  forEachTerm(text, language ?? fallbackLanguage, (term, _start, _end, kind) => {
    if (kind === 'word') words.add(term);
  });
  return words.size < minWords;
}
