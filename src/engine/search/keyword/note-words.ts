import type { TextIndex } from '../../text-index/text-index.ts';
import type { KeywordScores } from './bm25.ts';
import type { FolderWord } from './folder-words.ts';

/** How much the words count that only a note’s other passages contain, beside its best one. Measured, see docs/search.md. */
const othersShare = 0.2;

/** How the words of a query match each note; all arrays are by note id. */
export interface NoteWords {
  /** Keyword score; 0 for a note that contains none of the words, or is not allowed. */
  scores: Float32Array;
  /** Slot of the passage with the highest score, or else of the first one; −1 where neither a passage nor a folder has any of the words. */
  bestSlots: Int32Array;
  /** The number of allowed passages. */
  passages: Int32Array;
  /** The highest score of any note. */
  highest: number;
}

/**
 * Scores notes by their words: those in its best passage count in full, and those that only other passages contain in
 * part. An answer may be spread over a note, but a long note must not rank higher only because it is long. The names of its
 * folders count a little.
 * @param allowed by slot; 0 excludes a passage, and so does the end of the array: whatever was added since is in no filter.
 */
export function noteWordsOf(
  { slots, notes }: TextIndex,
  { scores, noteScores }: KeywordScores,
  allowed: Uint8Array,
  folders: readonly FolderWord[] = [],
): NoteWords {
  const { noteIds } = slots;
  const words = new Float32Array(notes.lastId + 1);
  const bestSlots = new Int32Array(notes.lastId + 1).fill(-1);
  const passages = new Int32Array(notes.lastId + 1);
  for (let slot = 0; slot < scores.length; slot++) {
    if (allowed[slot] !== 1) continue;
    const note = noteIds[slot] ?? 0;
    passages[note] = (passages[note] ?? 0) + 1;
    const score = scores[slot] ?? 0;
    if (score > (words[note] ?? 0)) {
      words[note] = score;
      bestSlots[note] = slot;
    }
  }
  const inFolders = new Map<number, number>();
  for (const { notes: ids, score } of folders) {
    for (const id of ids) if ((passages[id] ?? 0) > 0) inFolders.set(id, (inFolders.get(id) ?? 0) + score);
  }
  let highest = 0;
  for (let note = 0; note < words.length; note++) {
    const best = words[note] ?? 0;
    if (best === 0) continue;
    const score = best + othersShare * Math.max(0, (noteScores[note] ?? 0) - best);
    words[note] = score;
    if (score > highest) highest = score;
  }
  if (inFolders.size > 0) {
    for (let slot = scores.length - 1; slot >= 0; slot--) {
      const note = noteIds[slot] ?? 0;
      if (allowed[slot] === 1 && words[note] === 0 && inFolders.has(note)) bestSlots[note] = slot;
    }
    for (const [note, score] of inFolders) words[note] = (words[note] ?? 0) + score;
  }
  return { scores: words, bestSlots, passages, highest };
}
