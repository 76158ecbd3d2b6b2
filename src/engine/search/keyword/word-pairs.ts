import { isUnspaced } from '../../text-index/analysis/unspaced.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { QueryTerm } from './keyword-search.ts';
import { soughtFor } from './sought-words.ts';

/** Words stand together if the second is at most so many words after the first, or before it. */
const maxDistance = 3;

/** Whether a word can stand beside another: in scripts without spaces between words, terms are pairs already. */
export function canPair({ kind, typed }: QueryTerm): boolean {
  return kind === 'word' && !isUnspaced(typed);
}

/**
 * What the pairs of neighbouring words of a query count that stand together in a text: of each pair, the weight of its
 * less important word, once.
 * (Sequential dependence: Metzler and Croft, “A Markov Random Field Model for Term Dependencies”, 2005.)
 */
export function wordPairs(
  text: string,
  words: readonly QueryTerm[],
  index: TextIndex,
  language: string | null,
): number {
  const plain = words.filter(canPair);
  if (plain.length < 2) return 0;
  const placeOfTerm = new Map<string, number>();
  for (const [place, { termIds }] of plain.entries()) {
    for (const id of termIds) placeOfTerm.set(index.vocabulary.terms[id] ?? '', place);
  }
  /** The last position in the text of each word of the query. */
  const lastAt = plain.map(() => Number.NEGATIVE_INFINITY);
  const together = new Set<number>();
  for (const { term, kind, words: position } of soughtFor(words, index).in(text, language)) {
    const place = placeOfTerm.get(term);
    if (kind !== 'word' || place === undefined) continue;
    if (position - (lastAt[place - 1] ?? Number.NEGATIVE_INFINITY) <= maxDistance) together.add(place - 1);
    if (position - (lastAt[place + 1] ?? Number.NEGATIVE_INFINITY) <= maxDistance) together.add(place);
    lastAt[place] = position;
  }
  let sum = 0;
  for (const first of together) sum += Math.min(plain[first]?.weight ?? 0, plain[first + 1]?.weight ?? 0);
  return sum;
}
