import type { TextRange } from '../../../shared/domain.ts';
import { termsIn } from '../../text-index/analysis/terms-in.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { QueryTerm } from './keyword-search.ts';

/** A place in a passage where a word of the query occurs. */
export interface WordPlace extends TextRange {
  word: QueryTerm;
}

/** The places in a text where words of the query occur, in order; compounds and their parts separately. */
export function placesOf(
  text: string,
  words: readonly QueryTerm[],
  { vocabulary }: TextIndex,
  language: string | null,
): WordPlace[] {
  const byTerm = new Map<string, QueryTerm>();
  for (const word of words) {
    for (const id of [...word.completions, ...word.termIds]) byTerm.set(vocabulary.terms[id] ?? '', word);
  }
  const places: WordPlace[] = [];
  if (byTerm.size === 0) return places;
  for (const { term, start, end } of termsIn(text, language)) {
    const word = byTerm.get(term);
    if (word !== undefined) places.push({ start, end, word });
  }
  return places.sort((a, b) => a.start - b.start || b.end - a.end);
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
