import { asksNothing } from '../../../shared/query.ts';
import type { QueryTerm } from '../keyword/keyword-search.ts';
import { roughScale, type SimilarityScale, scaleOf } from '../semantic/similarity-scale.ts';
import { addSimilarities, type Candidate, gatherCandidates, missingWeight } from './candidates.ts';
import type { QueryEvidence } from './fusion.ts';
import { namedNotes } from './named-notes.ts';
import { newestNotes } from './newest-notes.ts';
import type { Question, RankingParts } from './question.ts';
import { type RankedNote, type RankingEvidence, rankAgain, rankNotes } from './rank-notes.ts';
import { readEvidence, textsOfBest } from './read-evidence.ts';
import { restrictionOf } from './restriction.ts';

/** Passages to take from each side before they are fused: at least so many, and so many for each wanted note. */
const minCandidates = 200;
const candidatesPerNote = 4;
/** The most that are compared by meaning: each takes a while in the database. */
const maxCompared = 2_000;

/** The notes found for a query, best first, and how the query was read. */
export interface Ranking {
  words: readonly QueryTerm[];
  /** The highest possible BM25 score of the query. */
  maxScore: number;
  notes: RankedNote[];
  /** What the query’s matches were measured by; null for a query without words. */
  evidence: QueryEvidence | null;
  /** Ids of the notes that contain any of the words or, for a query without words, pass the filters; null if meaning counts too. */
  matching: readonly number[] | null;
}

/** Ranks notes for a query, by its words, its meaning, or both. */
export async function rank(parts: RankingParts, question: Question): Promise<Ranking> {
  const { query, mode, limit, vectorOf } = question;
  const { index, semantic, keyword, stopwatch } = parts;
  const { text } = query;
  stopwatch.enter('words');
  const restriction = await restrictionOf(question, parts);
  if (text.trim() === '') {
    const notes = asksNothing(query) ? [] : newestNotes(index, restriction.allowed);
    const matching = notes.map(({ noteId }) => noteId);
    // More than wanted, because some may be folded as duplicates.
    const some = notes.slice(0, limit * 2);
    return { words: [], maxScore: 0, notes: some, evidence: null, matching };
  }
  const vector = mode === 'keyword' ? null : await stopwatch.during('embedding', () => vectorOf(text));
  const wanted = Math.max(minCandidates, limit * candidatesPerNote);
  const count = mode === 'keyword' ? wanted : Math.min(maxCompared, wanted);
  const named = question.except !== undefined ? new Map() : namedNotes(index, text, restriction);
  const near =
    vector === null ? [] : await stopwatch.during('vectors', () => semantic.nearest(vector, count, restriction));
  // Nothing may be awaited in between: the next search overwrites the keyword scores.
  const { passages, words, folders, highest, maxScore, matching } = gatherCandidates(
    parts,
    text,
    mode,
    near,
    count,
    restriction,
    named,
  );
  if (vector !== null) await stopwatch.during('vectors', () => addSimilarities(semantic, vector, passages));
  const libraryLanguages = keyword.languages();
  const { languages } = question;
  const evidence = {
    bestShare: maxScore > 0 ? Math.min(1, highest / maxScore) : 0,
    missing: missingWeight(words, folders),
    scale: await measuredScale(parts, vector, passages),
    isLanguageKnown: await languages.knowsQuery(text, libraryLanguages),
  };
  const ranking: RankingEvidence = {
    query: evidence,
    mode,
    index,
    words,
    folders,
    languages,
    libraryLanguages,
    named,
  };
  const notes = rankNotes(passages, ranking);
  const texts = await textsOfBest(parts, notes);
  const again = rankAgain(notes, readEvidence(notes, texts, words, ranking), ranking);
  return { words, maxScore, evidence, notes: again.filter(isFound), matching };
}

/** Whether anything of a note was found: of an empty one, only its name can be. */
function isFound({ evidence: { words, similarity, isNamed } }: RankedNote): boolean {
  return words > 0 || similarity !== null || isNamed;
}

async function measuredScale(
  { baseline, index }: RankingParts,
  vector: Float32Array | null,
  candidates: readonly Candidate[],
): Promise<SimilarityScale> {
  const measured = vector === null ? null : await baseline.get();
  return vector === null || measured === null
    ? roughScale(candidates.flatMap(({ similarity }) => similarity ?? []))
    : scaleOf(vector, measured, index.slots.liveCount);
}
