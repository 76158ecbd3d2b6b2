import { type MapBatch, noTag } from '../../../shared/map.ts';

/** The notes of the map, by columns; a note is called by its index in them. Those without a place come last. */
export interface MapNotes {
  version: number;
  count: number;
  /** The number of notes with a place. */
  placed: number;
  noteIds: Int32Array;
  /** x and y of each note. */
  positions: Float32Array;
  /** −1 for none. */
  clusters: Int16Array;
  /** Milliseconds since the epoch. */
  dates: Float64Array;
  titles: string[];
  folders: string[];
  /** Null for a note without tags. */
  tags: (string | null)[];
  /** The index of a note by its id. */
  indexOf: ReadonlyMap<number, number>;
}

function bytesOf(packed: string): ArrayBuffer {
  const characters = atob(packed);
  const bytes = new Uint8Array(characters.length);
  for (let at = 0; at < bytes.length; at++) bytes[at] = characters.charCodeAt(at);
  return bytes.buffer;
}

/** Joins the batches of one version. Notes that were removed meanwhile have no title, and are left out. */
export function mapNotesOf(version: number, batches: readonly MapBatch[]): MapNotes {
  const noteIds: number[] = [];
  const positions: number[] = [];
  const clusters: number[] = [];
  const dates: number[] = [];
  const titles: string[] = [];
  const folders: string[] = [];
  const tags: (string | null)[] = [];
  let placed = 0;
  for (const batch of batches) {
    const ids = new Int32Array(bytesOf(batch.noteIds));
    const places = new Float32Array(bytesOf(batch.positions));
    const clusterNumbers = new Int16Array(bytesOf(batch.clusters));
    const times = new Float64Array(bytesOf(batch.dates));
    const folderNumbers = new Uint16Array(bytesOf(batch.folders));
    const tagNumbers = new Uint16Array(bytesOf(batch.tags));
    for (const [at, id] of ids.entries()) {
      const title = batch.titles[at] ?? '';
      if (title === '') continue;
      const x = places[2 * at] ?? Number.NaN;
      if (!Number.isNaN(x)) placed++;
      const tag = tagNumbers[at] ?? noTag;
      noteIds.push(id);
      positions.push(x, places[2 * at + 1] ?? Number.NaN);
      clusters.push(clusterNumbers[at] ?? -1);
      dates.push(times[at] ?? 0);
      titles.push(title);
      folders.push(batch.folderNames[folderNumbers[at] ?? 0] ?? '');
      tags.push(tag === noTag ? null : (batch.tagNames[tag] ?? null));
    }
  }
  return {
    version,
    count: noteIds.length,
    placed,
    noteIds: Int32Array.from(noteIds),
    positions: Float32Array.from(positions),
    clusters: Int16Array.from(clusters),
    dates: Float64Array.from(dates),
    titles,
    folders,
    tags,
    indexOf: new Map(noteIds.map((id, at) => [id, at])),
  };
}
