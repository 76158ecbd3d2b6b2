import type { TextRange } from '../../../shared/domain.ts';
import { fallbackLanguage } from '../../text-index/analysis/stemming.ts';
import { forEachTerm } from '../../text-index/analysis/terms.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { SoughtWord } from '../keyword/keyword-search.ts';

/** A word of the query where it stands in a passage. */
export interface WordPlace extends TextRange {
  word: SoughtWord;
}

/** Where words of the query stand in a text, as offsets in it, in order; a compound and its parts each. */
export function placesOf(
  text: string,
  words: readonly SoughtWord[],
  { vocabulary }: TextIndex,
  language: string | null,
): WordPlace[] {
  const byTerm = new Map<number, SoughtWord>();
  for (const word of words) for (const term of word.terms) byTerm.set(term, word);
  const places: WordPlace[] = [];
  if (byTerm.size === 0) return places;
  forEachTerm(text, language ?? fallbackLanguage, (term, start, end) => {
    const id = vocabulary.idOf(term);
    const word = id === undefined ? undefined : byTerm.get(id);
    if (word !== undefined) places.push({ start, end, word });
  });
  return places.sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The stretches that these places cover, moved by `offset`; those that touch or overlap are one. */
export function marksOf(places: readonly WordPlace[], offset: number): TextRange[] {
  const marks: TextRange[] = [];
  for (const { start, end } of places) {
    const last = marks.at(-1);
    if (last !== undefined && start + offset <= last.end) last.end = Math.max(last.end, end + offset);
    else marks.push({ start: start + offset, end: end + offset });
  }
  return marks;
}
