import type { Correction, SpellingSuggestion } from '../../../shared/domain.ts';
import { gradeNotes } from '../presentation/grade.ts';
import { weightOf } from '../ranking/candidates.ts';
import type { Question, RankingParts } from '../ranking/question.ts';
import { type Ranking, rank } from '../ranking/ranking.ts';
import { correctedQuery, correctionsOf } from './corrections.ts';

/** The answer to a query as typed, or to its correction. */
export interface SpeltRanking {
  /** The question that was answered. */
  question: Question;
  ranking: Ranking;
  /** The corrections that were made. */
  corrections: Correction[];
  /** Those that were not; null if there are none. */
  suggestion: SpellingSuggestion | null;
}

/**
 * Ranks notes for a query with its mistyped words corrected, if that leaves the first note as it is, finds the first one
 * at all, or finds a relevant one where none is as typed, without leaving behind the words that were spelt right; otherwise for
 * the query as typed. Only a query with such words is
 * ranked twice, and embedded twice.
 * @param typed the query, of which `question` is made.
 */
export async function rankWithSpelling(parts: RankingParts, question: Question, typed: string): Promise<SpeltRanking> {
  const ranking = await rank(parts, question);
  const asTyped = { question, ranking, corrections: [], suggestion: null };
  const corrections = await correctionsOf(question.query.text, parts);
  if (corrections.length === 0) return asTyped;
  const query = correctedQuery(typed, question.query.parts, corrections);
  const corrected = { ...question, query: parts.filters.parse(query) };
  const correctedRanking = await rank(parts, corrected);
  const [first] = ranking.notes;
  const [correctedFirst] = correctedRanking.notes;
  if (correctedFirst === undefined) return asTyped;
  const isBetter = (before: number): boolean => {
    if (!isIrrelevant(ranking) || isIrrelevant(correctedRanking)) return false;
    const rightWords = rightWordsOf(parts, question.query.text, corrections);
    return rightWords(correctedFirst.noteId) >= rightWords(before);
  };
  return first === undefined || first.noteId === correctedFirst.noteId || isBetter(first.noteId)
    ? { question: corrected, ranking: correctedRanking, corrections, suggestion: null }
    : { ...asTyped, suggestion: { corrections, query } };
}

/** What the words that were spelt right weigh together, of those that a note holds. */
function rightWordsOf({ index, keyword }: RankingParts, text: string, corrections: readonly Correction[]) {
  const { slots, postings } = index;
  const wrong = new Set(corrections.map(({ typed }) => typed));
  const right = keyword
    .queryTerms(text)
    .filter(({ typed }) => !wrong.has(typed))
    .map(({ termIds, weight }) => ({ weight, holding: postings.slotsOf(termIds) }));
  return (noteId: number): number => {
    const own = slots.slotsOf(noteId);
    return weightOf(right.filter(({ holding }) => own.some((slot) => holding.has(slot))));
  };
}

function isIrrelevant(ranking: Ranking): boolean {
  return gradeNotes(ranking.notes, ranking)[0] === 'weak';
}

/** The question that a search answers for a query: its correction where that is made. */
export async function answeredQuestion(parts: RankingParts, question: Question, typed: string): Promise<Question> {
  if (parts.keyword.mistyped(question.query.text).length === 0) return question;
  return (await rankWithSpelling(parts, question, typed)).question;
}
