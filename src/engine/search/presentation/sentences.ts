import type { TextRange } from '../../../shared/domain.ts';
import { remembering } from '../../../shared/remembering.ts';
import { sentenceRanges } from '../../chunking/units.ts';
import type { WordPlace } from '../keyword/marks.ts';
import { withoutMailHeaders } from './mail-headers.ts';

/** The share of the query’s weight that a sentence needs to be chosen by its words alone. */
const minShare = 0.3;
/** Shorter ones, such as headings or words in a table, say little by themselves. Characters. */
const minSentenceLength = 12;

/** The end of what is no sentence yet: “bis zum 31.” (but not “in 2024.”), “Frau Dr.”, “the key of Mrs.”, “das ist z.” */
const openEnd = /(?:^|[^\p{L}\p{N}.,:])(?:\d{1,2}|\p{L}|Dr|Mrs?|Ms|Mme|Prof|St|Sra?|bzw|ca|Nr|vs|e\.g|i\.e)\.$/u;

/**
 * The sentences of a passage, as offsets in it; remembered for the last passages. The line breaks of wrapped text count as
 * spaces; list items, headings and the like begin new lines.
 */
export const sentencesOf: (passage: string) => readonly TextRange[] = remembering(readSentences, 1_000);

function readSentences(passage: string): TextRange[] {
  // What answers is in the message, not in the lines above it that name the same people and days.
  const said = sentencesIn(withoutMailHeaders(passage));
  return said.length > 0 ? said : sentencesIn(passage);
}

function sentencesIn(passage: string): TextRange[] {
  const unwrapped = passage.replaceAll(/(?<=[^\s])(\r?\n)(?=[^\s#>*+|`~=-])/g, (found) => ' '.repeat(found.length));
  const all = joined(unwrapped, sentenceRanges(unwrapped, 0, unwrapped.length))
    .map(([start, end]) => ({ start, end }))
    .filter(({ start, end }) => end - start >= minSentenceLength);
  // Headings are shown above the passage anyway.
  const withoutHeadings = all.filter(({ start }) => !/^#{1,6}\s/.test(passage.slice(start, start + 8)));
  return withoutHeadings.length > 0 ? withoutHeadings : all;
}

/** Joins sentences that were parted after an ordinal, a title or another abbreviation within a line. */
function joined(text: string, ranges: readonly [number, number][]): [number, number][] {
  const sentences: [number, number][] = [];
  for (const [start, end] of ranges) {
    const last = sentences.at(-1);
    if (last && openEnd.test(text.slice(last[0], last[1])) && !text.slice(last[1], start).includes('\n')) last[1] = end;
    else sentences.push([start, end]);
  }
  return sentences;
}

/** The share of the query’s weight that each sentence contains, 0 to 1: each word counts once. */
export function wordShares(sentences: readonly TextRange[], places: readonly WordPlace[], weight: number): number[] {
  return sentences.map(({ start, end }) => {
    const held = new Set(places.filter((place) => place.start >= start && place.end <= end).map(({ word }) => word));
    return weight === 0 ? 0 : [...held].reduce((sum, word) => sum + word.weight, 0) / weight;
  });
}

/** The sentence with the largest share of the query’s words; null if no share is large enough, or several are the largest. */
export function sentenceByWords(
  sentences: readonly TextRange[],
  places: readonly WordPlace[],
  weight: number,
): TextRange | null {
  const shares = wordShares(sentences, places, weight);
  const best = Math.max(0, ...shares);
  if (best < minShare) return null;
  const at = shares.indexOf(best);
  return shares.lastIndexOf(best) === at ? (sentences[at] ?? null) : null;
}
