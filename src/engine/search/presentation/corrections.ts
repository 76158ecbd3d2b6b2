import type { Correction } from '../../../shared/domain.ts';
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
