import type { TextRange } from '../../../shared/domain.ts';
import { sentenceRanges } from '../../chunking/units.ts';
import type { WordPlace } from './marks.ts';

/** The share of the query's weight that a sentence must hold for words alone to tell that it answers. */
const tellingShare = 0.3;
/** A shorter one, such as a heading or a word in a table, tells little by itself. Characters. */
const shortestSentence = 12;

/**
 * The sentences of a passage, as offsets in it. A line that was only wrapped ends no sentence: its break counts as a space; list items,
 * headings and the like begin lines of their own.
 */
export function sentencesOf(passage: string): TextRange[] {
  const unwrapped = passage.replaceAll(/(?<=[^\s])(\r?\n)(?=[^\s#>*+|`~=-])/g, (found) => ' '.repeat(found.length));
  const all = sentenceRanges(unwrapped, 0, unwrapped.length)
    .map(([start, end]) => ({ start, end }))
    .filter(({ start, end }) => end - start >= shortestSentence);
  // A heading names what is said, and is shown above it anyway.
  const said = all.filter(({ start }) => !/^#{1,6}\s/.test(passage.slice(start, start + 8)));
  return said.length > 0 ? said : all;
}

/** How much of the query's weight each sentence holds, 0 to 1: each word counts once. */
export function wordShares(sentences: readonly TextRange[], places: readonly WordPlace[], weight: number): number[] {
  return sentences.map(({ start, end }) => {
    const held = new Set(places.filter((place) => place.start >= start && place.end <= end).map(({ word }) => word));
    return weight === 0 ? 0 : [...held].reduce((sum, word) => sum + word.weight, 0) / weight;
  });
}

/** The sentence that clearly holds most of what the query's words ask for; null where words cannot tell. */
export function sentenceByWords(
  sentences: readonly TextRange[],
  places: readonly WordPlace[],
  weight: number,
): TextRange | null {
  const shares = wordShares(sentences, places, weight);
  const best = Math.max(0, ...shares);
  if (best < tellingShare) return null;
  const at = shares.indexOf(best);
  return shares.lastIndexOf(best) === at ? (sentences[at] ?? null) : null;
}
