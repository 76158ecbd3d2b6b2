import { fallbackLanguage } from '../../text-index/analysis/stemming.ts';
import { isStopTerm } from '../../text-index/analysis/stop-words.ts';
import { forEachTerm } from '../../text-index/analysis/terms.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { QueryTerm } from '../keyword/keyword-search.ts';
import { placesOf } from '../keyword/marks.ts';
import { weightOf } from './candidates.ts';

/** The title’s part of the query’s words, by weight, at least: a note called “Work” is not what every question about work asks for. */
const leastShare = 0.25;

/**
 * Whether the words of a query hold the whole title of a note, small words and emoji apart, and little else: “how do I get rid of slugs” that of
 * *Slugs*. Foreign questions hardly ever do: see docs/search.md.
 */
export function isTitleInQuery(
  title: string,
  language: string | null,
  words: readonly QueryTerm[],
  index: TextIndex,
): boolean {
  const places = placesOf(title, words, index, language);
  const held = new Set(places.map(({ word }) => word));
  if (weightOf([...held]) < leastShare * weightOf(words)) return false;
  const found = new Set(places.map(({ start }) => start));
  const read = language ?? fallbackLanguage;
  const asked: number[] = [];
  forEachTerm(title, read, (term, start, _end, kind) => {
    if (kind !== 'symbol' && !isStopTerm(term, read)) asked.push(start);
  });
  return asked.length > 0 && asked.every((start) => found.has(start));
}
