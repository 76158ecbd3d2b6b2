import { type NoteRow, NoteTable } from './notes.ts';
import { Postings } from './postings.ts';
import { type SlotRow, Slots } from './slots.ts';
import type { TermList } from './term-list.ts';
import { Vocabulary } from './vocabulary.ts';

/** A passage as the index takes it in. */
export interface ChunkRow extends Omit<SlotRow, 'length'> {
  terms: TermList;
}

/** Removed passages after which all postings are looked through. */
const compactAfter = 2_000;

/**
 * All that search needs of every passage and note, in memory: words, notes, which passage is where. The database holds the same, and
 * is what it is made from when a library is opened.
 */
export class TextIndex {
  readonly vocabulary = new Vocabulary();
  readonly slots = new Slots();
  readonly postings = new Postings();
  readonly notes = new NoteTable();
  #version = 0;
  #lastChunkId = 0;
  #removed = 0;
  #ready: Promise<void> = Promise.resolve();
  readonly #listeners = new Set<(first: number, end: number) => void>();

  /** Goes up with every change: what was worked out from the index is good for one version. */
  get version(): number {
    return this.#version;
  }

  /** Bytes that it takes, without the strings of terms and notes. */
  get bytes(): number {
    return this.postings.bytes + this.slots.bytes;
  }

  /** Resolves when the library has been read. @throws what reading it threw. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /** Nothing is asked of the index before this is done. */
  loading(loaded: Promise<void>): void {
    this.#ready = loaded;
    // Told to whoever waits for it.
    loaded.catch(() => {});
  }

  /** The id for the next chunk, which is given out once. */
  nextChunkId(): number {
    this.#lastChunkId += 1;
    return this.#lastChunkId;
  }

  /** Hears of the slots of passages that were added, `end` exclusive. @returns a function that stops it. */
  onAdded(listener: (first: number, end: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes in what was stored. Ids of chunks must come ascending. */
  add(notes: readonly NoteRow[], passages: readonly ChunkRow[]): void {
    for (const note of notes) this.notes.put(note);
    const first = this.slots.count;
    for (const { chunkId, noteId, textHash, terms } of passages) {
      this.slots.add({ chunkId, noteId, textHash, length: terms.length });
      this.#lastChunkId = Math.max(this.#lastChunkId, chunkId);
    }
    this.postings.add(
      first,
      passages.map(({ terms }) => terms),
    );
    this.#version++;
    for (const listener of this.#listeners) listener(first, this.slots.count);
  }

  /** A note's file was touched: notes without a date of their own go by it. */
  redate(noteId: number, date: number): void {
    const note = this.notes.get(noteId);
    if (note === undefined) return;
    this.notes.put({ ...note, date });
    this.#version++;
  }

  /** A note's file has another path in its folder. */
  move(noteId: number, path: string): void {
    const note = this.notes.get(noteId);
    if (note === undefined) return;
    this.notes.put({ ...note, path });
    this.#version++;
  }

  /** Takes the passages of notes away; the notes themselves only when they are `gone`, not when they are cut anew. */
  remove(noteIds: readonly number[], gone: boolean): void {
    const before = this.slots.living;
    this.slots.remove(new Set(noteIds));
    if (gone) for (const id of noteIds) this.notes.delete(id);
    this.#removed += before - this.slots.living;
    const isDue = this.#removed > compactAfter;
    if (isDue) this.#removed = 0;
    if (this.slots.living < before) this.postings.compact(this.slots.alive, isDue);
    this.#version++;
  }
}
