import { type ChunkText, chunkTexts } from '../store/chunk-texts.ts';
import type { NoteStore } from '../store/notes.ts';

/** A passage has about a thousand characters. */
const mostKept = 2_000;

/** The texts of passages, kept while the library stays as it is: what a key finds, the next one mostly finds again. */
export class PassageTexts {
  readonly #store: NoteStore;
  #kept = new Map<number, ChunkText>();
  #version = -1;

  constructor(store: NoteStore) {
    this.#store = store;
  }

  /** By chunk id; those that are gone are left out. */
  async of(chunkIds: readonly number[]): Promise<Map<number, ChunkText>> {
    const { index, database } = this.#store;
    const { version } = index;
    if (version !== this.#version || this.#kept.size > mostKept) this.#kept = new Map();
    this.#version = version;
    const kept = this.#kept;
    const read = await chunkTexts(
      database,
      chunkIds.filter((chunkId) => !kept.has(chunkId)),
    );
    // What changed meanwhile is kept for nobody: `kept` is not the present one any more.
    for (const [chunkId, text] of read) kept.set(chunkId, text);
    return new Map(
      chunkIds.flatMap((chunkId) => {
        const text = kept.get(chunkId);
        return text === undefined ? [] : [[chunkId, text] as const];
      }),
    );
  }
}
