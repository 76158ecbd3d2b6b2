import type { Question, RankingParts } from './question.ts';
import { type Ranking, rank } from './ranking.ts';

/** The answer to a question, and the one to its correction where that was not made. */
export interface SpeltRanking {
  ranking: Ranking;
  /** Ranked with the corrections that were not made; null if there are none. */
  offered: Ranking | null;
}

/**
 * Ranks notes with the mistyped words of the query corrected, if that leaves the first note as it is, or finds the first one
 * at all. Otherwise the words are taken as typed, and so they are by meaning alone: that is the meaning of what was typed.
 * Only a query with such words is ranked twice.
 */
export async function rankWithSpelling(parts: RankingParts, question: Question): Promise<SpeltRanking> {
  const corrected = await rank(parts, question);
  if (!corrected.words.some(({ isCorrected }) => isCorrected)) return { ranking: corrected, offered: null };
  const asTyped = await rank(parts, { ...question, asTyped: true });
  const [first] = asTyped.notes;
  const isHarmless = first === undefined || first.noteId === corrected.notes[0]?.noteId;
  return isHarmless && question.mode !== 'semantic'
    ? { ranking: corrected, offered: null }
    : { ranking: asTyped, offered: corrected };
}

/** The question as it is answered: as typed, where corrections are only offered. */
export async function asAnswered(parts: RankingParts, question: Question): Promise<Question> {
  const words = parts.keyword.queryTerms(question.query.text);
  if (!words.some(({ isCorrected }) => isCorrected)) return question;
  const { offered } = await rankWithSpelling(parts, question);
  return { ...question, asTyped: offered !== null };
}
