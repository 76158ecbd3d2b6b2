import type { SearchMode } from '../../../shared/domain.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { bm25Shares } from '../keyword/bm25-shares.ts';
import type { FolderWord } from '../keyword/folder-words.ts';
import type { QueryTerm } from '../keyword/keyword-search.ts';
import type { NoteWords } from '../keyword/note-words.ts';
import type { NearChunk } from '../semantic/near-chunk.ts';
import type { SemanticSearch } from '../semantic/semantic-search.ts';
import type { RankingParts } from './question.ts';
import type { Restriction } from './restriction.ts';
import { topScores } from './top-scores.ts';

/** A passage, and how it matches a query. */
export interface Candidate {
  slot: number;
  noteId: number;
  /** Cosine; null if the passage has no vector, or in keyword search. */
  similarity: number | null;
  /** BM25; 0 if the passage contains none of the words. */
  words: number;
  /** The keyword score of its note, see NoteWords. */
  wordsOfNote: number;
  /** The part of `words` that each word of the query contributes. */
  shares: readonly number[];
  /** Whether the passage contains a phrase of the query exactly. */
  hasPhrase: boolean;
}

/** What both sides of a search found. */
export interface Candidates {
  passages: Candidate[];
  /** The words of the query. */
  words: readonly QueryTerm[];
  /** Those of them that are in the names of folders. */
  folders: FolderWord[];
  /** The highest keyword score of any note, folders apart. */
  highest: number;
  /** The highest possible BM25 score of the query. */
  maxScore: number;
  /** In keyword search, the ids of the notes that contain any of the words, or the phrase; else null. */
  matching: number[] | null;
}

type CandidateParts = Pick<RankingParts, 'index' | 'keyword' | 'folderWords' | 'bm25' | 'noteWordScorer'>;

/** The best notes by words of which the best passage is a candidate, however many better passages other notes have. */
const notesByWords = 100;

/**
 * The candidates from both sides: the nearest passages, those with the highest keyword scores, and the best ones of the
 * notes with the highest keyword scores. The first passages of named notes are always among them.
 */
export function gatherCandidates(
  { index, keyword, folderWords, bm25, noteWordScorer }: CandidateParts,
  text: string,
  mode: SearchMode,
  near: readonly NearChunk[],
  count: number,
  { allowed, withPhrase }: Restriction,
  named: ReadonlyMap<number, number>,
): Candidates {
  const similarities = new Map<number, number | null>();
  const words = keyword.queryTerms(text);
  const keywordScores = bm25.score(mode === 'semantic' ? [] : words);
  const { scores, found, maxScore } = keywordScores;
  const folders = mode === 'semantic' ? [] : folderWords.of(words, keyword.languages());
  const noteWords = noteWordScorer.score(keywordScores, allowed, folders);
  // In hybrid search each is then compared in the database, and the best passages of the notes are there anyway.
  const byWords = mode === 'hybrid' ? Math.ceil(count / 2) : count;
  for (const slot of topScores(scores, byWords, found, allowed)) similarities.set(slot, null);
  for (const note of topScores(noteWords.scores, notesByWords, noteWords.found))
    similarities.set(noteWords.bestSlots[note] ?? 0, null);
  for (const slot of named.values()) similarities.set(slot, null);
  for (const { slot, similarity } of near) similarities.set(slot, similarity);
  // A passage with the phrase may have no keyword score: queries are not stemmed in a language that few notes are in.
  for (const slot of withPhrase) {
    const isMissing = allowed[slot] === 1 && (scores[slot] ?? 0) === 0 && !similarities.has(slot);
    if (isMissing && similarities.size < 2 * count) similarities.set(slot, null);
  }
  const ascending = Int32Array.from(similarities.keys()).sort();
  const shares = bm25Shares(index, words, ascending);
  const passages: Candidate[] = [];
  for (let at = 0; at < ascending.length; at++) {
    const slot = ascending[at] ?? 0;
    const noteId = index.slots.noteIdOf(slot);
    const score = scores[slot] ?? 0;
    passages.push({
      slot,
      noteId,
      similarity: similarities.get(slot) ?? null,
      words: score,
      wordsOfNote: noteWords.scores[noteId] ?? 0,
      shares: score > 0 ? (shares[at] ?? []) : [],
      hasPhrase: withPhrase.has(slot),
    });
  }
  const matching = mode === 'keyword' ? matchingNotes(index, noteWords, allowed, withPhrase) : null;
  return { passages, words, folders, highest: noteWords.highest, maxScore, matching };
}

/** Adds the similarity of the candidates that were found by their words. */
export async function addSimilarities(
  semantic: SemanticSearch,
  vector: Float32Array,
  candidates: readonly Candidate[],
): Promise<void> {
  const bySlot = new Map(candidates.filter(({ similarity }) => similarity === null).map((each) => [each.slot, each]));
  for (const { slot, similarity } of await semantic.similarities(vector, [...bySlot.keys()])) {
    const candidate = bySlot.get(slot);
    if (candidate !== undefined) candidate.similarity = similarity;
  }
}

/** The weight of the words that are in no note, nor in the name of a folder. */
export function missingWeight(words: readonly QueryTerm[], folders: readonly FolderWord[]): number {
  const named = new Set(folders.map(({ word }) => word));
  return weightOf(words.filter((word) => word.termIds.length === 0 && !named.has(word)));
}

export function weightOf(words: readonly Pick<QueryTerm, 'weight'>[]): number {
  return words.reduce((sum, word) => sum + word.weight, 0);
}

function matchingNotes(
  { slots }: TextIndex,
  { scores, found }: NoteWords,
  allowed: Uint8Array,
  withPhrase: ReadonlySet<number>,
): number[] {
  const matching: number[] = [];
  for (let at = 0; at < found.length; at++) matching.push(found[at] ?? 0);
  const others = new Set<number>();
  for (const slot of withPhrase) if (allowed[slot] === 1) others.add(slots.noteIdOf(slot));
  for (const note of others) if ((scores[note] ?? 0) === 0) matching.push(note);
  return matching;
}
