import type { TextRange } from '../../../shared/domain.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { QueryTerm } from './keyword-search.ts';
import { soughtFor } from './sought-words.ts';

/** A place in a passage where a word of the query occurs. */
export interface WordPlace extends TextRange {
  word: QueryTerm;
}

/** The places in a text where words of the query occur, in order; compounds and their parts separately. */
export function placesOf(
  text: string,
  words: readonly QueryTerm[],
  index: TextIndex,
  language: string | null,
): WordPlace[] {
  const sought = soughtFor(words, index);
  return sought
    .in(text, language)
    .flatMap(({ term, start, end }) => {
      const word = sought.wordOf(term);
      return word === undefined ? [] : [{ start, end, word }];
    })
    .sort((a, b) => a.start - b.start || b.end - a.end);
}

/** The ranges that these places cover, shifted by `offset`; adjacent and overlapping ones are merged. */
export function marksOf(places: readonly WordPlace[], offset: number): TextRange[] {
  const marks: TextRange[] = [];
  for (const { start, end } of places) {
    const last = marks.at(-1);
    if (last !== undefined && start + offset <= last.end) last.end = Math.max(last.end, end + offset);
    else marks.push({ start: start + offset, end: end + offset });
  }
  return marks;
}
