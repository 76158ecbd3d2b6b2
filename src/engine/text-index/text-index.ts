import { type NoteRow, NoteTable } from './note-table.ts';
import { Postings } from './postings.ts';
import { type SlotRow, Slots } from './slots.ts';
import type { TermList } from './term-list.ts';
import { Vocabulary } from './vocabulary.ts';

/** A passage to be added to the index. */
export interface ChunkRow extends Omit<SlotRow, 'length'> {
  terms: TermList;
}

/** The number of removed passages after which all segments of postings are compacted. */
const compactAfter = 2_000;

/**
 * Everything that keyword search, filters and results need of the library’s notes and passages, in memory. It is read
 * from the database when a library is opened.
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
  #onRemoved: () => void = () => {};

  /** Increases with every change. Whatever is derived from the index is valid for one version. */
  get version(): number {
    return this.#version;
  }

  /** Memory used in bytes, without the strings of terms and notes. */
  get bytes(): number {
    return this.postings.bytes + this.slots.bytes;
  }

  /** Resolves when the library has been read; the index must not be used before. @throws what reading it threw. */
  get ready(): Promise<void> {
    return this.#ready;
  }

  /** Sets the promise that `ready` returns. */
  readyAfter(loaded: Promise<void>): void {
    this.#ready = loaded;
    // Whoever awaits `ready` gets the error; nobody may be waiting yet.
    loaded.catch(() => {});
  }

  /** An id for a new chunk; each call returns another. */
  nextChunkId(): number {
    this.#lastChunkId += 1;
    return this.#lastChunkId;
  }

  /** Calls the listener with the slots of added passages, `end` exclusive. @returns a function that removes it. */
  onAdded(listener: (first: number, end: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls the listener when passages or notes are removed. */
  watchRemovals(onRemoved: () => void): void {
    this.#onRemoved = onRemoved;
  }

  /** The numbers of terms that are in no passage, among those that are stored. No passage may be stored meanwhile. */
  unusedTerms(): number[] {
    this.postings.compact(this.slots.alive, true);
    const used = new Set(this.postings.segments.flatMap(({ terms }) => [...terms]));
    const { terms, unstored } = this.vocabulary;
    return terms.flatMap((term, id) => (term === '' || id >= unstored.first || used.has(id) ? [] : [id]));
  }

  /** Adds stored notes and passages. Chunk ids must ascend. */
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

  /** Sets a note’s date, which is that of its file if the note states none. */
  redate(noteId: number, date: number): void {
    const note = this.notes.get(noteId);
    if (note === undefined) return;
    this.notes.put({ ...note, date });
    this.#version++;
  }

  /** Sets the path of a note whose file has moved within its folder. */
  move(noteId: number, path: string): void {
    const note = this.notes.get(noteId);
    if (note === undefined) return;
    this.notes.put({ ...note, path });
    this.#version++;
  }

  /** Removes the passages of notes; the notes themselves only if `gone`, not if they are about to be cut again. */
  remove(noteIds: readonly number[], gone: boolean): void {
    const before = this.slots.liveCount;
    this.slots.remove(new Set(noteIds));
    if (gone) for (const id of noteIds) this.notes.delete(id);
    this.#removed += before - this.slots.liveCount;
    const isDue = this.#removed > compactAfter;
    if (isDue) this.#removed = 0;
    if (this.slots.liveCount < before) this.postings.compact(this.slots.alive, isDue);
    this.#version++;
    this.#onRemoved();
  }
}
