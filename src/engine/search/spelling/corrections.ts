import type { Correction } from '../../../shared/domain.ts';
import { parseQuery } from '../../../shared/parse-query.ts';
import type { QueryPart } from '../../../shared/query.ts';
import { fold } from '../../text-index/analysis/fold.ts';
import { placesOf } from '../keyword/marks.ts';
import { editDistance } from '../keyword/similar-words.ts';
import type { RankingParts } from '../ranking/question.ts';
import { foreignWordsOf } from './foreign-words.ts';

/** So many passages are read for how a word is spelt: one alone may have “renovated”, though “renovaton” is “renovation”. */
const maxRead = 8;

/** What the mistyped words of a text may stand for, as passages spell it: the index has only the stems. */
export async function correctionsOf(
  text: string,
  { texts, index, keyword, stopwatch }: Pick<RankingParts, 'texts' | 'index' | 'keyword' | 'stopwatch'>,
): Promise<Correction[]> {
  const { slots, postings } = index;
  const words = keyword.mistyped(text).map(({ termIds, ...word }) => {
    const best = { ...word, termIds: termIds.slice(0, 1) };
    const holding = [...postings.slotsOf(best.termIds)].filter((slot) => slots.alive[slot] === 1);
    return { word: best, chunkIds: holding.slice(0, maxRead).map((slot) => slots.chunkIdOf(slot)) };
  });
  if (words.length === 0) return [];
  const chunkIds = words.flatMap((word) => word.chunkIds);
  const passages = await stopwatch.during('texts', () => texts.of(chunkIds));
  const isForeign = foreignWordsOf(text);
  return words.flatMap(({ word, chunkIds: holding }) => {
    const sought = [word];
    const spellings = holding.flatMap((chunkId) => {
      const found = passages.get(chunkId);
      if (found === undefined) return [];
      const { title = '', language = null } = index.notes.get(found.noteId) ?? {};
      if (isForeign(word.typed, language)) return [];
      const read = `${title}\n${found.context}\n${found.passage}`;
      const places = placesOf(read, sought, index, language);
      return [...new Set(places.map(({ start, end }) => read.slice(start, end)))].filter(isPlainInQuery);
    });
    const used = nearestTo(word.typed, spellings);
    return used === null ? [] : [{ typed: word.typed, used }];
  });
}

/** The spelling that differs in the fewest letters, of these the one with the most capitals in common, and the first; null if there is none. */
function nearestTo(typed: string, spellings: readonly string[]): string | null {
  const folded = fold(typed);
  const distances = (spelling: string) =>
    [
      editDistance(folded, fold(spelling), Number.POSITIVE_INFINITY),
      editDistance(typed, spelling, Number.POSITIVE_INFINITY),
    ] as const;
  const nearest = spellings
    .map((spelling) => ({ spelling, distances: distances(spelling) }))
    .toSorted((a, b) => a.distances[0] - b.distances[0] || a.distances[1] - b.distances[1])[0];
  return nearest?.spelling ?? null;
}

/** Whether a query asks for this word when it holds it: it would exclude “-verbose”, and filter by “tag:verbose”. */
function isPlainInQuery(word: string): boolean {
  return /^[\p{L}\p{N}]/u.test(word) && parseQuery(word).parts.length === 0;
}

/** The query with its words corrected wherever they stand and in whatever case, but in filters and exclusions. */
export function correctedQuery(query: string, parts: readonly QueryPart[], corrections: readonly Correction[]): string {
  const kept = parts.filter((part) => part.kind !== 'phrase' || part.negated);
  const used = new Map(corrections.map(({ typed, used }) => [typed.toLowerCase(), used]));
  // Corrected words are letters and apostrophes: none of these means anything in a regular expression.
  const typed = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${[...used.keys()].join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'giu');
  return query.replace(typed, (word, at: number) =>
    kept.some(({ start, end }) => start <= at && at < end) ? word : (used.get(word.toLowerCase()) ?? word),
  );
}
