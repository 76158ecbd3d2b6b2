import { fallbackLanguage } from './stemming.ts';
import { forEachTerm } from './terms.ts';

/** What the keyword index holds of a passage. */
export interface ChunkTerms {
  /** Each term once, a line each: no term holds a line break. */
  terms: string;
  /** How often each term stands in the passage, 255 at most; those of headings and title count more. */
  frequencies: Uint8Array<ArrayBuffer>;
  /** Words of the passage: what BM25 calls the length of a document. */
  length: number;
}

/** How many times a word counts that stands in the note’s title or in a heading above the passage. Measured, see docs/search.md. */
const titleWeight = 2;
const headingWeight = 1;
const most = 255;

/**
 * Takes a passage apart into terms. Titles and headings are found through every passage below them.
 * @param names what the note is called: its title, its aliases.
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
    frequencies: Uint8Array.from(frequencies.values(), (frequency) => Math.min(most, frequency)),
    length,
  };
}
