import { type ChunkText, chunkTexts } from '../../store/chunk-texts.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { QueryTerm } from '../keyword/keyword-search.ts';
import { canPair, wordPairs } from '../keyword/word-pairs.ts';
import type { RankingParts } from './question.ts';
import { type RankedNote, wordsPassage } from './rank-notes.ts';

/** The best notes whose text is searched for pairs of words: reading more takes longer and changes nothing. */
const notesWithPairs = 20;

/** The texts in which pairs of words may be found: the passages of the best notes that contain several of the words. */
export async function textsForPairs(
  { database, index }: RankingParts,
  notes: readonly RankedNote[],
  words: readonly QueryTerm[],
): Promise<Map<number, ChunkText>> {
  const chunkIds = notes.slice(0, notesWithPairs).flatMap(({ passages }) => {
    const passage = wordsPassage(passages);
    const held = words.filter((word, place) => canPair(word) && (passage?.shares[place] ?? 0) > 0);
    return passage === null || held.length < 2 ? [] : index.slots.chunkIdOf(passage.slot);
  });
  return chunkIds.length === 0 ? new Map() : chunkTexts(database, chunkIds);
}

/** What pairs of words count in these texts, by note id. */
export function pairsIn(
  texts: ReadonlyMap<number, ChunkText>,
  words: readonly QueryTerm[],
  index: TextIndex,
): Map<number, number> {
  return new Map(
    [...texts.values()].map(({ noteId, passage }) => [
      noteId,
      wordPairs(passage, words, index, index.notes.get(noteId)?.language ?? null),
    ]),
  );
}
