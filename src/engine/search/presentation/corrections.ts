import type { Correction } from '../../../shared/domain.ts';
import { parseQuery } from '../../../shared/parse-query.ts';
import type { ChunkText } from '../../store/chunk-texts.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { QueryTerm } from '../keyword/keyword-search.ts';
import { placesOf } from './marks.ts';

/** The words that replaced mistyped ones, as they are spelt in the passages found: the index has only their stems. */
export function correctionsOf(
  words: readonly QueryTerm[],
  passages: readonly ChunkText[],
  index: TextIndex,
): Correction[] {
  return words
    .filter(({ isCorrected }) => isCorrected)
    .flatMap((word) => {
      for (const { context, passage, title, noteId } of passages) {
        const text = `${title}\n${context}\n${passage}`;
        const [place] = placesOf(text, [word], index, index.notes.get(noteId)?.language ?? null);
        if (place !== undefined) return [{ typed: word.typed, used: text.slice(place.start, place.end) }];
      }
      return [];
    });
}

/** The query with its words corrected wherever they stand, but in filters and exclusions. */
export function correctedQuery(query: string, corrections: readonly Correction[]): string {
  const kept = parseQuery(query).parts.filter((part) => part.kind !== 'phrase' || part.negated);
  const used = new Map(corrections.map((correction) => [correction.typed, correction.used]));
  // Corrected words are letters and apostrophes: none of these means anything in a regular expression.
  const typed = new RegExp(`(?<![\\p{L}\\p{M}\\p{N}])(?:${[...used.keys()].join('|')})(?![\\p{L}\\p{M}\\p{N}])`, 'gu');
  return query.replace(typed, (word, at: number) =>
    kept.some(({ start, end }) => start <= at && at < end) ? word : (used.get(word) ?? word),
  );
}
