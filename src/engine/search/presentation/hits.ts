import type { Explanation, FoundPassage, TextRange } from '../../../shared/domain.ts';
import type { ChunkText } from '../../store/chunk-texts.ts';
import type { NoteRow } from '../../text-index/note-table.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { marksOf, placesOf } from '../keyword/marks.ts';
import type { RankedNote, RankedPassage } from '../ranking/rank-notes.ts';
import type { Ranking } from '../ranking/ranking.ts';
import { sentenceByWords, sentencesOf } from './sentences.ts';

/** A found passage as it is shown, with the places of the query’s words and of the sentence that answers. */
export function foundPassageOf(
  { chunkId, headings, passage, start, end, page, isRecognised, noteId }: ChunkText,
  { score, similarity, words }: Pick<RankedPassage, 'score' | 'similarity' | 'words'>,
  ranking: Pick<Ranking, 'words'>,
  index: TextIndex,
): FoundPassage {
  const places = placesOf(passage, ranking.words, index, index.notes.get(noteId)?.language ?? null);
  const weight = ranking.words.reduce((sum, word) => sum + word.weight, 0);
  const sentence = sentenceByWords(sentencesOf(passage), places, weight);
  return {
    chunkId,
    headings,
    passage,
    start,
    end,
    page,
    isRecognised,
    score,
    similarity,
    keyword: words > 0 || places.length > 0,
    sentence: sentence && inFile(sentence, start),
    marks: marksOf(places, start),
  };
}

/** The places of the query’s words in the title of a note. */
export function titleMarksOf(
  { title, language }: Pick<NoteRow, 'title' | 'language'>,
  { words }: Pick<Ranking, 'words'>,
  index: TextIndex,
): TextRange[] {
  return marksOf(placesOf(title, words, index, language), 0);
}

/** Converts a range in a passage to one in its file, where the passage begins at `start`. */
export function inFile(range: TextRange, start: number): TextRange {
  return { start: range.start + start, end: range.end + start };
}

/** Ranks of notes on each side of the search, from 1, by note id. */
export interface SideRanks {
  semantic: ReadonlyMap<number, number>;
  keyword: ReadonlyMap<number, number>;
}

export function sideRanks(notes: readonly RankedNote[]): SideRanks {
  const rank = (worth: (passage: RankedPassage) => number): Map<number, number> => {
    const best: { noteId: number; value: number }[] = [];
    for (const { noteId, passages } of notes) {
      let value = Number.NEGATIVE_INFINITY;
      for (const passage of passages) value = Math.max(value, worth(passage));
      if (value > Number.NEGATIVE_INFINITY) best.push({ noteId, value });
    }
    best.sort((a, b) => b.value - a.value || a.noteId - b.noteId);
    return new Map(best.map(({ noteId }, place) => [noteId, place + 1]));
  };
  return {
    semantic: rank(({ similarity }) => similarity ?? Number.NEGATIVE_INFINITY),
    keyword: rank(({ words }) => (words > 0 ? words : Number.NEGATIVE_INFINITY)),
  };
}

/** Explains why a note was found: its rank and its best passage on each side. */
export function explanationOf(
  note: RankedNote,
  ranking: Pick<Ranking, 'words' | 'maxScore'>,
  ranks: SideRanks,
): Explanation {
  const semanticRank = ranks.semantic.get(note.noteId);
  const keywordRank = ranks.keyword.get(note.noteId);
  const similarity = Math.max(...note.passages.map((passage) => passage.similarity ?? -1));
  const words = note.passages.reduce((best, passage) => (passage.words > best.words ? passage : best));
  return {
    semantic: semanticRank === undefined ? null : { rank: semanticRank, similarity },
    keyword:
      keywordRank === undefined
        ? null
        : {
            rank: keywordRank,
            score: words.words,
            share: ranking.maxScore > 0 ? Math.min(1, words.words / ranking.maxScore) : 0,
          },
    words: ranking.words.flatMap(({ typed }, place) => {
      const score = words.shares[place] ?? 0;
      return score > 0 ? [{ word: typed, score }] : [];
    }),
  };
}
