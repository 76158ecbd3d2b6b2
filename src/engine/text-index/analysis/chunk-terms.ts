import { fallbackLanguage } from './stemming.ts';
import { forEachTerm } from './terms.ts';

/** The terms of a passage, as the keyword index stores them. */
export interface ChunkTerms {
  /** Each term once, one per line: no term contains a line break. */
  terms: string;
  /** How often each term occurs in the passage, at most 255. Occurrences in the title and headings count extra. */
  frequencies: Uint8Array<ArrayBuffer>;
  /** The number of words, weighted the same way: the document length in BM25. */
  length: number;
}

/** How much a word in the note’s title, or in a heading above the passage, counts. Measured, see docs/search.md. */
const titleWeight = 2;
const headingWeight = 1;
const maxFrequency = 255;

/**
 * Splits a passage into terms. They include those of the title and the headings above it, so that a search for these
 * finds every passage below them.
 * @param names the note’s title and aliases.
 * @param context the titles and headings that are embedded before the passage.
 */
export function chunkTerms(
  names: readonly string[],
  context: string,
  text: string,
  tags: readonly string[],
  language: string | null,
): ChunkTerms {
  const frequencies = new Map<string, number>();
  let length = 0;
  const count = (source: string, weight: number): void =>
    forEachTerm(source, language ?? fallbackLanguage, (term, _start, _end, kind) => {
      frequencies.set(term, (frequencies.get(term) ?? 0) + weight);
      if (kind === 'word') length += weight;
    });
  count(text, 1);
  count(context, headingWeight);
  for (const name of names) count(name, titleWeight);
  for (const tag of tags) count(`#${tag}`, 1);
  return {
    terms: [...frequencies.keys()].join('\n'),
    frequencies: Uint8Array.from(frequencies.values(), (frequency) => Math.min(maxFrequency, frequency)),
    length,
  };
}
