import type { SearchMode } from '../../../shared/domain.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { KeywordScores, QueryTerm } from '../keyword/keyword-search.ts';
import type { NearChunk } from '../semantic/near-chunk.ts';
import type { SemanticSearch } from '../semantic/semantic-search.ts';
import { type Candidate, type Evidence, fuse, weightsFor } from './fusion.ts';
import type { Question, RankingParts } from './question.ts';
import { type RankedNote, rankNotes } from './rank-notes.ts';
import { type Restriction, restrictionOf } from './restriction.ts';
import { topSlots } from './top-slots.ts';

/** Passages to take from each side before they are fused: at least so many, and so many for each wanted note. */
const minCandidates = 200;
const candidatesPerNote = 4;

/** The notes found for a query, best first, and how the query was read. */
export interface Ranking {
  words: QueryTerm[];
  /** The highest possible BM25 score of the query. */
  maxScore: number;
  notes: RankedNote[];
  /** What the notes were ranked by. */
  evidence: Evidence;
  /** The number of notes that contain any of the words or, for a query without words, pass the filters; null if meaning counts too. */
  matching: number | null;
}

/** Ranks notes for a query, by its words, its meaning, or both. */
export async function rank(parts: RankingParts, question: Question): Promise<Ranking> {
  const { query, mode, limit, vectorOf } = question;
  const { index, semantic } = parts;
  const { text } = query;
  const restriction = await restrictionOf(question, parts);
  if (text.trim() === '') {
    const notes = query.parts.length === 0 ? [] : newestNotes(index, restriction.allowed);
    const evidence = { candidates: [], maxScore: 0, missing: 0, weights: weightsFor(true) };
    // More than wanted, because some may be folded as duplicates.
    return { words: [], maxScore: 0, notes: notes.slice(0, limit * 2), evidence, matching: notes.length };
  }
  const vector = mode === 'keyword' ? null : await vectorOf(text);
  const count = Math.max(minCandidates, limit * candidatesPerNote);
  const near = vector === null ? [] : await semantic.nearest(vector, count, restriction);
  // `gather` must not await anything: the next search overwrites the scores.
  const evidence = {
    ...gather(parts, text, mode, near, count, restriction),
    weights: weightsFor(question.isScriptKnown(text)),
  };
  if (vector !== null) await addSimilarities(semantic, vector, evidence.candidates);
  return {
    words: evidence.words,
    maxScore: evidence.maxScore,
    evidence,
    notes: rankNotes(fuse(evidence, mode), evidence, mode),
    matching: mode === 'keyword' ? evidence.matching : null,
  };
}

interface Gathered extends Omit<Evidence, 'weights'> {
  words: QueryTerm[];
  matching: number;
}

/** The candidates from both sides: the nearest passages, and those with the highest keyword scores. */
function gather(
  { index, keyword }: RankingParts,
  text: string,
  mode: SearchMode,
  near: NearChunk[],
  count: number,
  { allowed, withPhrase }: Restriction,
): Gathered {
  const candidates = new Map<number, Candidate>();
  const terms = keyword.queryTerms(text);
  const add = (slot: number, similarity: number | null, words: number): void => {
    const noteId = index.slots.noteIdOf(slot);
    const shares = words > 0 ? keyword.shares(terms, slot) : [];
    candidates.set(slot, { slot, noteId, similarity, words, shares, hasPhrase: withPhrase.has(slot) });
  };
  if (mode === 'semantic') {
    for (const { slot, similarity } of near) add(slot, similarity, 0);
    return { candidates: [...candidates.values()], words: terms, maxScore: 0, missing: 0, matching: 0 };
  }
  const scores = keyword.score(terms);
  for (const slot of topSlots(scores.scores, count, allowed)) add(slot, null, scores.scores[slot] ?? 0);
  for (const { slot, similarity } of near) add(slot, similarity, scores.scores[slot] ?? 0);
  // A passage with the phrase may have no keyword score: queries are not stemmed in a language that few notes are in.
  for (const slot of withPhrase) {
    const isMissing = allowed[slot] === 1 && (scores.scores[slot] ?? 0) === 0 && !candidates.has(slot);
    if (isMissing && candidates.size < 2 * count) add(slot, null, 0);
  }
  const { maxScore } = scores;
  return {
    candidates: [...candidates.values()],
    words: terms,
    maxScore,
    missing: missingShare(terms),
    matching: countNotes(index, scores, allowed, withPhrase),
  };
}

/** The share of the words, by weight, that are in no note. Corrected words count as missing: the correction is a guess. */
function missingShare(words: readonly QueryTerm[]): number {
  const weight = (some: readonly QueryTerm[]): number => some.reduce((sum, word) => sum + word.weight, 0);
  const all = weight(words);
  return all === 0 ? 0 : weight(words.filter(({ termIds, isCorrected }) => termIds.length === 0 || isCorrected)) / all;
}

async function addSimilarities(semantic: SemanticSearch, vector: Float32Array, candidates: Candidate[]): Promise<void> {
  const bySlot = new Map(candidates.filter(({ similarity }) => similarity === null).map((each) => [each.slot, each]));
  for (const { slot, similarity } of await semantic.similarities(vector, [...bySlot.keys()])) {
    const candidate = bySlot.get(slot);
    if (candidate !== undefined) candidate.similarity = similarity;
  }
}

/** Counts the allowed notes that contain any of the words, or the phrase. */
function countNotes(
  { slots, notes }: TextIndex,
  { scores }: KeywordScores,
  allowed: Uint8Array,
  withPhrase: ReadonlySet<number>,
): number {
  const { noteIds } = slots;
  // By note id: a set would take longer than all the rest.
  const matching = new Uint8Array(notes.lastId + 1);
  for (let slot = 0; slot < scores.length; slot++) {
    if ((scores[slot] ?? 0) > 0 && allowed[slot] === 1) matching[noteIds[slot] ?? 0] = 1;
  }
  for (const slot of withPhrase) if (allowed[slot] === 1) matching[noteIds[slot] ?? 0] = 1;
  return matching.reduce((sum, is) => sum + is, 0);
}

/** For a query of filters alone: the notes that pass them, newest first, each with its first passage. */
function newestNotes({ slots, notes }: TextIndex, allowed: Uint8Array): RankedNote[] {
  const first = new Map<number, number>();
  for (let slot = slots.count - 1; slot >= 0; slot--) {
    if (allowed[slot] === 1) first.set(slots.noteIdOf(slot), slot);
  }
  return [...first]
    .map(([noteId, slot]) => ({ noteId, slot, date: notes.get(noteId)?.date ?? 0 }))
    .sort((a, b) => b.date - a.date || a.noteId - b.noteId)
    .map(({ noteId, slot }) => {
      const passage = { slot, noteId, similarity: null, words: 0, shares: [], hasPhrase: false, score: 0 };
      return { noteId, score: 0, passages: [passage] };
    });
}
