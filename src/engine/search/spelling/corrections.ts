import type { Correction } from '../../../shared/domain.ts';
import { parseQuery } from '../../../shared/parse-query.ts';
import type { QueryPart } from '../../../shared/query.ts';
import { chunkTexts } from '../../store/chunk-texts.ts';
import { placesOf } from '../keyword/marks.ts';
import type { RankingParts } from '../ranking/question.ts';

/** What the mistyped words of a text may stand for, as a passage spells it: the index has only the stems. */
export async function correctionsOf(
  text: string,
  { database, index, keyword }: Pick<RankingParts, 'database' | 'index' | 'keyword'>,
): Promise<Correction[]> {
  const { slots, postings } = index;
  const words = keyword.mistyped(text).flatMap((word) => {
    const holding = [...postings.slotsOf(word.termIds.slice(0, 1))].find((slot) => slots.alive[slot] === 1);
    return holding === undefined ? [] : [{ word, chunkId: slots.chunkIdOf(holding) }];
  });
  if (words.length === 0) return [];
  const passages = await chunkTexts(
    database,
    words.map(({ chunkId }) => chunkId),
  );
  return words.flatMap(({ word, chunkId }) => {
    const found = passages.get(chunkId);
    if (found === undefined) return [];
    const read = `${found.title}\n${found.context}\n${found.passage}`;
    const places = placesOf(read, [word], index, index.notes.get(found.noteId)?.language ?? null);
    const used = places.map(({ start, end }) => read.slice(start, end)).find(isPlainInQuery);
    return used === undefined ? [] : [{ typed: word.typed, used }];
  });
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
