import type { Correction } from '../../../shared/domain.ts';
import type { ChunkText } from '../../store/chunk-texts.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { SoughtWord } from '../keyword/keyword-search.ts';
import { placesOf } from './marks.ts';

/** The words that others were sought for, as those stand in what was found: the index itself knows only their stems. */
export function correctionsOf(
  words: readonly SoughtWord[],
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
