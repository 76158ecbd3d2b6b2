import type { TextIndex } from '../../text-index/text-index.ts';
import type { KeywordScores } from './bm25.ts';
import type { FolderWord } from './folder-words.ts';

/** How much the words count that only a note’s other passages contain, beside its best one. Measured, see docs/search.md. */
const othersShare = 0.2;

/** How the words of a query match each note; by note id where it is not said otherwise. */
export interface NoteWords {
  /** Keyword score; 0 for a note that contains none of the words, or is not allowed. */
  scores: Float32Array;
  /** The ids of the notes with a score, ascending. */
  found: Int32Array;
  /** Slot of the passage with the highest score, or else of the first one; meaningless for a note without a score. */
  bestSlots: Int32Array;
  /** The highest score of any note, folders apart. */
  highest: number;
}

/**
 * Scores notes by their words: those in its best passage count in full, and those that only other passages contain in
 * part. An answer may be spread over a note, but a long note must not rank higher only because it is long. The names of its
 * folders count a little.
 */
export class NoteWordScorer {
  readonly #index: TextIndex;
  #scores = new Float32Array(0);
  #bestSlots = new Int32Array(0);
  #found = new Int32Array(0);
  #foundCount = 0;

  constructor(index: TextIndex) {
    this.#index = index;
  }

  /**
   * The next call overwrites the scores.
   * @param allowed by slot; 0 excludes a passage, and so does the end of the array: whatever was added since is in no filter.
   */
  score(
    { scores, found, noteScores }: Pick<KeywordScores, 'scores' | 'found' | 'noteScores'>,
    allowed: Uint8Array,
    folders: readonly FolderWord[] = [],
  ): NoteWords {
    const { slots, notes } = this.#index;
    const { noteIds } = slots;
    this.#clear(notes.lastId + 1);
    const words = this.#scores;
    const bestSlots = this.#bestSlots;
    // Notes are mostly numbered in the order of their passages.
    let isAscending = folders.length === 0;
    let last = -1;
    for (const slot of found) {
      if (allowed[slot] !== 1) continue;
      const note = noteIds[slot] ?? 0;
      const score = scores[slot] ?? 0;
      const best = words[note] ?? 0;
      if (best === 0) {
        this.#found[this.#foundCount++] = note;
        isAscending &&= note > last;
        last = note;
      }
      if (score > best) {
        words[note] = score;
        bestSlots[note] = slot;
      }
    }
    let highest = 0;
    for (let at = 0; at < this.#foundCount; at++) {
      const note = this.#found[at] ?? 0;
      const best = words[note] ?? 0;
      const score = best + othersShare * Math.max(0, (noteScores[note] ?? 0) - best);
      words[note] = score;
      if (score > highest) highest = score;
    }
    if (folders.length > 0) this.#addFolders(folders, allowed);
    const matching = this.#found.subarray(0, this.#foundCount);
    return {
      scores: words.subarray(0, notes.lastId + 1),
      found: isAscending ? matching : matching.sort(),
      bestSlots: bestSlots.subarray(0, notes.lastId + 1),
      highest,
    };
  }

  /** Takes away the scores of the last query, and makes room for so many notes. */
  #clear(size: number): void {
    for (let at = 0; at < this.#foundCount; at++) this.#scores[this.#found[at] ?? 0] = 0;
    this.#foundCount = 0;
    if (this.#scores.length >= size) return;
    this.#scores = new Float32Array(Math.ceil(size * 1.2));
    this.#bestSlots = new Int32Array(this.#scores.length);
    this.#found = new Int32Array(this.#scores.length);
  }

  #addFolders(folders: readonly FolderWord[], allowed: Uint8Array): void {
    const { slots, notes } = this.#index;
    const first = firstSlots(slots.noteIds, notes.lastId, allowed);
    for (const [note, score] of scoresOfFolders(folders)) {
      const slot = first[note] ?? -1;
      if (slot === -1) continue;
      if (this.#scores[note] === 0) {
        this.#found[this.#foundCount++] = note;
        this.#bestSlots[note] = slot;
      }
      this.#scores[note] = (this.#scores[note] ?? 0) + score;
    }
  }
}

/** What its folders add to the score of each note. */
function scoresOfFolders(folders: readonly FolderWord[]): Map<number, number> {
  const scores = new Map<number, number>();
  for (const { notes, score } of folders) for (const note of notes) scores.set(note, (scores.get(note) ?? 0) + score);
  return scores;
}

/** The first allowed slot of each note, by note id; −1 where there is none. */
function firstSlots(noteIds: Int32Array, lastId: number, allowed: Uint8Array): Int32Array {
  const first = new Int32Array(lastId + 1).fill(-1);
  for (let slot = Math.min(allowed.length, noteIds.length) - 1; slot >= 0; slot--)
    if (allowed[slot] === 1) first[noteIds[slot] ?? 0] = slot;
  return first;
}
