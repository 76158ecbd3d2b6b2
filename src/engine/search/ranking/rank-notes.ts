import type { SearchMode } from '../../../shared/domain.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import type { FolderWord } from '../keyword/folder-words.ts';
import type { QueryTerm } from '../keyword/keyword-search.ts';
import type { ModelLanguages } from '../semantic/model-languages.ts';
import { type Candidate, weightOf } from './candidates.ts';
import { fusedScore, type NoteEvidence, type QueryEvidence } from './fusion.ts';

/** A passage with the score by which it ranks in its note. */
export interface RankedPassage extends Candidate {
  score: number;
}

/** A note with its passages, best first, and its own score. */
export interface RankedNote {
  noteId: number;
  score: number;
  evidence: NoteEvidence;
  passages: RankedPassage[];
}

/** What notes are ranked by. */
export interface RankingEvidence {
  query: QueryEvidence;
  mode: SearchMode;
  index: TextIndex;
  words: readonly QueryTerm[];
  /** Those of them that are in the names of folders. */
  folders: readonly FolderWord[];
  languages: ModelLanguages;
  /** The common languages of the notes: a rare one may have been detected by mistake. */
  libraryLanguages: readonly string[];
  /** By note id: the first passage of the notes that the query names. */
  named: ReadonlyMap<number, number>;
}

/**
 * Ranks notes, those that the query names first, then the best: by their words in keyword search, by their nearest passage in
 * semantic search, else by both. Whoever types a single word that is in a note is looking for that word: in hybrid search the notes
 * that hold it come before those that are only near it. (The weights were fitted on longer queries, where a word is one of many.)
 */
export function rankNotes(candidates: readonly Candidate[], ranking: RankingEvidence): RankedNote[] {
  const { named } = ranking;
  // Whoever types a title wants the note, not the passage in it that repeats the title.
  const isBeginning = ({ noteId, slot }: Candidate): number => (named.get(noteId) === slot ? 1 : 0);
  const byRank = (a: RankedPassage, b: RankedPassage): number =>
    isBeginning(b) - isBeginning(a) ||
    Number(b.hasPhrase) - Number(a.hasPhrase) ||
    b.score - a.score ||
    a.slot - b.slot;
  const total = weightOf(ranking.words);
  const notes: RankedNote[] = [];
  for (const [noteId, own] of byNote(candidates)) {
    const evidence = evidenceOf(noteId, own, total, ranking);
    const score = scoreOf(evidence, ranking);
    const passages: RankedPassage[] = [];
    for (const { slot, similarity, words, wordsOfNote, shares, hasPhrase } of own)
      passages.push({ slot, noteId, similarity, words, wordsOfNote, shares, hasPhrase, score });
    const [first] = passages;
    // A single passage that has all the words of its note scores as the note does.
    if (passages.length > 1 || first?.words !== evidence.words) {
      for (const each of passages) each.score = passageScore(each, evidence, total, ranking);
      passages.sort(byRank);
    }
    notes.push({ noteId, score, evidence, passages });
  }
  return notes.sort(byScore);
}

function byNote(candidates: readonly Candidate[]): Map<number, Candidate[]> {
  const notes = new Map<number, Candidate[]>();
  for (const candidate of candidates) {
    const own = notes.get(candidate.noteId);
    if (own === undefined) notes.set(candidate.noteId, [candidate]);
    else own.push(candidate);
  }
  return notes;
}

/** Ranks notes again, with what was read of some of them, by note id. */
export function rankAgain(
  notes: readonly RankedNote[],
  read: ReadonlyMap<number, NoteEvidence>,
  ranking: RankingEvidence,
): RankedNote[] {
  return notes
    .map((note) => {
      const evidence = read.get(note.noteId);
      return evidence === undefined ? note : { ...note, evidence, score: scoreOf(evidence, ranking) };
    })
    .sort(byScore);
}

function byScore(a: RankedNote, b: RankedNote): number {
  return (
    Number(b.evidence.isNamed) - Number(a.evidence.isNamed) ||
    Number(b.evidence.isLiteral) - Number(a.evidence.isLiteral) ||
    b.score - a.score ||
    a.noteId - b.noteId
  );
}

/** The note’s passage with the highest keyword score; null if none contains any of the words. */
export function wordsPassage<Passage extends Candidate>(passages: readonly Passage[]): Passage | null {
  let best: Passage | null = null;
  for (const each of passages) if (each.words > (best?.words ?? 0)) best = each;
  return best;
}

function evidenceOf(
  noteId: number,
  passages: readonly Candidate[],
  total: number,
  ranking: RankingEvidence,
): NoteEvidence {
  const { index, named, mode, words } = ranking;
  let nearest: number | null = null;
  for (const { similarity } of passages)
    if (similarity !== null && (nearest === null || similarity > nearest)) nearest = similarity;
  const ofWords = wordsPassage(passages);
  const coverage = coverageOf(ofWords, noteId, total, ranking);
  return {
    words: passages[0]?.wordsOfNote ?? 0,
    pairs: 0,
    coverage,
    similarity: nearest,
    similarityOfWords: ofWords?.similarity ?? null,
    passages: index.slots.passagesOf(noteId),
    isLanguageKnown: mode === 'keyword' || isLanguageKnown(noteId, ranking),
    isNamed: named.has(noteId),
    isTitled: false,
    isLiteral: mode === 'hybrid' && words.length === 1 && coverage === 1,
  };
}

function isLanguageKnown(noteId: number, { index, languages, libraryLanguages }: RankingEvidence): boolean {
  const language = index.notes.get(noteId)?.language ?? null;
  return language === null || !libraryLanguages.includes(language) || languages.knows(language);
}

/** The share of the words, by their weight of `total`, that a passage of a note or the name of its folder holds. */
function coverageOf(
  passage: Candidate | null,
  noteId: number,
  total: number,
  { words, folders }: RankingEvidence,
): number {
  if (total === 0) return 0;
  const shares = passage?.shares ?? [];
  let held = 0;
  // Asked for every passage that is ranked: nothing is made here.
  for (let place = 0; place < words.length; place++) {
    const word = words[place];
    if (word === undefined) break;
    const isHeld = (shares[place] ?? 0) > 0 || (folders.length > 0 && isInFolder(word, noteId, folders));
    if (isHeld) held += word.weight;
  }
  return held / total;
}

function isInFolder(word: QueryTerm, noteId: number, folders: readonly FolderWord[]): boolean {
  return folders.some((folder) => folder.word === word && folder.notes.has(noteId));
}

function scoreOf(evidence: NoteEvidence, { mode, query }: RankingEvidence): number {
  if (mode === 'keyword') return evidence.words;
  if (mode === 'semantic') return evidence.similarity ?? 0;
  return fusedScore(evidence, query);
}

/** A passage ranks in its note as a note of this passage alone would. */
function passageScore(passage: Candidate, note: NoteEvidence, total: number, ranking: RankingEvidence): number {
  const { words, similarity } = passage;
  // By one side alone, the rest would be put together for nothing.
  if (ranking.mode === 'keyword') return words;
  const evidence = {
    ...note,
    words,
    coverage: coverageOf(passage, passage.noteId, total, ranking),
    similarity,
    similarityOfWords: similarity,
  };
  return scoreOf(evidence, ranking);
}
