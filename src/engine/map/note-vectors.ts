import type { Database } from '../store/database.ts';
import type { GenerationRef } from '../store/vectors.ts';
import { vectorsOf } from '../store/vectors-of-chunks.ts';
import type { NoteTable } from '../text-index/note-table.ts';
import type { Slots } from '../text-index/slots.ts';
import type { VectorTable } from './layout.ts';

/** Passages read by one statement: a few milliseconds of work, for which a search may have to wait. */
const batchSize = 250;

/** The chunks of each note that has any, by note, in ascending order. */
export function chunksByNote(slots: Slots): Map<number, number[]> {
  const { alive, noteIds } = slots;
  const chunks = new Map<number, number[]>();
  for (const [slot, noteId] of noteIds.entries()) {
    if (alive[slot] !== 1) continue;
    const known = chunks.get(noteId);
    if (known === undefined) chunks.set(noteId, [slots.chunkIdOf(slot)]);
    else known.push(slots.chunkIdOf(slot));
  }
  return chunks;
}

/** The same notes in the order of their paths, whenever each of them was read. */
export function inOrderOfPaths(
  chunks: ReadonlyMap<number, number[]>,
  notes: Pick<NoteTable, 'get'>,
): Map<number, number[]> {
  const keys = new Map<string, number>();
  for (const id of chunks.keys()) {
    const note = notes.get(id);
    keys.set(`${note?.folder}\n${note?.path}\n${id}`, id);
  }
  return new Map([...keys.keys()].sort().map((key) => [keys.get(key) ?? 0, chunks.get(keys.get(key) ?? 0) ?? []]));
}

/** A vector for each of some notes. */
export interface NoteVectors extends VectorTable {
  noteIds: number[];
}

/**
 * The sum of the vectors of each note’s passages, which has the direction of their mean; the map’s thread scales it. Notes
 * without a vector are left out. They are read in short statements that let searches pass, into memory that threads share.
 * @param chunks of the wanted notes, in the order that their vectors are to have, see chunksByNote.
 * @throws the signal’s reason, before the next statement.
 */
export async function readNoteVectors(
  database: Database,
  generation: GenerationRef,
  chunks: ReadonlyMap<number, readonly number[]>,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<NoteVectors> {
  const { dimensions } = generation;
  const wanted = [...chunks.keys()];
  const rowOf = new Map(wanted.map((id, row) => [id, row]));
  const vectors = new Float32Array(new SharedArrayBuffer(wanted.length * dimensions * 4));
  const hasVector = new Uint8Array(wanted.length);
  const chunkIds = wanted.flatMap((id) => chunks.get(id) ?? []);
  for (let at = 0; at < chunkIds.length; at += batchSize) {
    signal.throwIfAborted();
    const found = await vectorsOf(database, generation, chunkIds.slice(at, at + batchSize), 'background');
    // Always added in the same order: a sum depends on it in its last bits, and a layout on these.
    found.sort((a, b) => a.chunkId - b.chunkId);
    for (const { noteId, vector } of found) {
      const row = rowOf.get(noteId);
      if (row === undefined) continue;
      hasVector[row] = 1;
      for (let axis = 0, place = row * dimensions; axis < dimensions; axis++, place++)
        vectors[place] = (vectors[place] ?? 0) + (vector[axis] ?? 0);
    }
    onProgress(Math.min(1, (at + batchSize) / chunkIds.length));
  }
  return withVectors({ noteIds: wanted, vectors, count: wanted.length, dimensions }, hasVector);
}

/** The rows that have a vector, moved together. */
function withVectors({ noteIds, vectors, dimensions }: NoteVectors, hasVector: Uint8Array): NoteVectors {
  const kept: number[] = [];
  for (const [row, id] of noteIds.entries()) {
    if (hasVector[row] !== 1) continue;
    if (kept.length < row) vectors.copyWithin(kept.length * dimensions, row * dimensions, (row + 1) * dimensions);
    kept.push(id);
  }
  return { noteIds: kept, vectors: vectors.subarray(0, kept.length * dimensions), count: kept.length, dimensions };
}
