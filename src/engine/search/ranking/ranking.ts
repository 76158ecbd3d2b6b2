import type { SearchMode } from '../../../shared/domain.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { KeywordScores, SoughtWord } from '../keyword/keyword-search.ts';
import type { NearChunk } from '../semantic/near-chunk.ts';
import type { SemanticSearch } from '../semantic/semantic-search.ts';
import { type Candidate, type Evidence, fuse, weightsFor } from './fusion.ts';
import type { Question, RankingParts } from './question.ts';
import { type RankedNote, rankNotes } from './rank-notes.ts';
import { type Restriction, restrictionOf } from './restriction.ts';
import { topSlots } from './top-slots.ts';

/** Passages taken from each side before they are fused; several may be of one note. */
const fewestCandidates = 200;
const candidatesPerNote = 4;

/** A query as it was understood, and the notes that answer it, best first. */
export interface Ranking {
  words: SoughtWord[];
  /** The most that the query’s words could score by BM25. */
  greatest: number;
  notes: RankedNote[];
  /** What the notes were ranked by. */
  evidence: Evidence;
  /** How many notes hold any of the words, or pass the filters where there are no words; null where meaning counts too. */
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
    const evidence = { candidates: [], greatest: 0, missing: 0, weights: weightsFor(true) };
    // Some may be folded into others.
    return { words: [], greatest: 0, notes: notes.slice(0, limit * 2), evidence, matching: notes.length };
  }
  const vector = mode === 'keyword' ? null : await vectorOf(text);
  const count = Math.max(fewestCandidates, limit * candidatesPerNote);
  const near = vector === null ? [] : await semantic.nearest(vector, count, restriction);
  // Nothing is awaited while the scores are looked at: the next search writes over them.
  const evidence = {
    ...gather(parts, text, mode, near, count, restriction),
    weights: weightsFor(question.isScriptKnown(text)),
  };
  if (vector !== null) await addSimilarities(semantic, vector, evidence.candidates);
  return {
    words: evidence.words,
    greatest: evidence.greatest,
    evidence,
    notes: rankNotes(fuse(evidence, mode), evidence, mode),
    matching: mode === 'keyword' ? evidence.matching : null,
  };
}

interface Gathered extends Omit<Evidence, 'weights'> {
  words: SoughtWord[];
  matching: number;
}

/** The nearest passages and those that hold the words best, each with what its words are worth. */
function gather(
  { index, keyword }: RankingParts,
  text: string,
  mode: SearchMode,
  near: NearChunk[],
  count: number,
  { allowed, withPhrase }: Restriction,
): Gathered {
  const candidates = new Map<number, Candidate>();
  const sought = keyword.sought(text);
  const add = (slot: number, similarity: number | null, words: number): void => {
    const noteId = index.slots.noteIdOf(slot);
    const shares = words > 0 ? keyword.shares(sought, slot) : [];
    candidates.set(slot, { slot, noteId, similarity, words, shares, hasPhrase: withPhrase.has(slot) });
  };
  if (mode === 'semantic') {
    for (const { slot, similarity } of near) add(slot, similarity, 0);
    return { candidates: [...candidates.values()], words: sought, greatest: 0, missing: 0, matching: 0 };
  }
  const scores = keyword.score(sought);
  for (const slot of topSlots(scores.scores, count, allowed)) add(slot, null, scores.scores[slot] ?? 0);
  for (const { slot, similarity } of near) add(slot, similarity, scores.scores[slot] ?? 0);
  // Words in a language that few notes are in are stemmed as none of the query's, and still make the phrase that was asked for.
  for (const slot of withPhrase) {
    const isLeftOut = allowed[slot] === 1 && (scores.scores[slot] ?? 0) === 0 && !candidates.has(slot);
    if (isLeftOut && candidates.size < 2 * count) add(slot, null, 0);
  }
  const { greatest } = scores;
  const missing = missingShare(sought);
  return {
    candidates: [...candidates.values()],
    words: sought,
    greatest,
    missing,
    matching: countNotes(index, scores, allowed, withPhrase),
  };
}

/** A word that another is sought for is as good as missing: what was meant is a guess. */
function missingShare(words: readonly SoughtWord[]): number {
  const weight = (some: readonly SoughtWord[]): number => some.reduce((sum, word) => sum + word.weight, 0);
  const all = weight(words);
  return all === 0 ? 0 : weight(words.filter(({ terms, isCorrected }) => terms.length === 0 || isCorrected)) / all;
}

async function addSimilarities(semantic: SemanticSearch, vector: Float32Array, candidates: Candidate[]): Promise<void> {
  const bySlot = new Map(candidates.filter(({ similarity }) => similarity === null).map((each) => [each.slot, each]));
  for (const { slot, similarity } of await semantic.similarities(vector, [...bySlot.keys()])) {
    const candidate = bySlot.get(slot);
    if (candidate !== undefined) candidate.similarity = similarity;
  }
}

/** How many of the allowed notes hold any of the words, or the phrase. */
function countNotes(
  { slots, notes }: TextIndex,
  { scores }: KeywordScores,
  allowed: Uint8Array,
  withPhrase: ReadonlySet<number>,
): number {
  const { noteIds } = slots;
  // By note id: a set of a large library’s notes takes longer than all the rest.
  const matching = new Uint8Array(notes.lastId + 1);
  for (let slot = 0; slot < scores.length; slot++) {
    if ((scores[slot] ?? 0) > 0 && allowed[slot] === 1) matching[noteIds[slot] ?? 0] = 1;
  }
  for (const slot of withPhrase) if (allowed[slot] === 1) matching[noteIds[slot] ?? 0] = 1;
  return matching.reduce((sum, is) => sum + is, 0);
}

/** For a query of filters alone: the notes that they leave, the newest first, each by its beginning. */
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
