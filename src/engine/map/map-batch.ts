import { basename } from 'node:path';
import { type MapBatch, mapBatchSize, noTag } from '../../shared/map.ts';
import type { NoteTable } from '../text-index/note-table.ts';
import type { MapPoints } from './map-points.ts';

/** The notes that the page shows: those with a place, then those without one. */
export interface ListedNotes {
  version: number;
  points: MapPoints | null;
  unplaced: readonly number[];
  /** The number of notes that have each tag. */
  tagCounts: ReadonlyMap<string, number>;
  /** Whether there are several folders that the user added: then folders are told apart by them, too. */
  hasManyRoots: boolean;
}

export function listedNotes(version: number, points: MapPoints | null, notes: NoteTable): ListedNotes {
  const placed = new Set(points?.noteIds);
  const unplaced: number[] = [];
  const tagCounts = new Map<string, number>();
  const roots = new Set<string>();
  for (const { id, folder, tags } of notes.all()) {
    if (!placed.has(id)) unplaced.push(id);
    roots.add(folder);
    for (const tag of tags) tagCounts.set(tag, (tagCounts.get(tag) ?? 0) + 1);
  }
  return { version, points, unplaced, tagCounts, hasManyRoots: roots.size > 1 };
}

/** The listed notes from one on, see MapBatch. A note that is gone meanwhile has no title. */
export function batchOf(listed: ListedNotes, from: number, notes: NoteTable): MapBatch {
  const { points, unplaced } = listed;
  const placed = points?.noteIds.length ?? 0;
  const total = placed + unplaced.length;
  const places = Array.from({ length: Math.max(0, Math.min(mapBatchSize, total - from)) }, (_, at) => from + at);
  const noteIds = places.map((place) => points?.noteIds[place] ?? unplaced[place - placed] ?? 0);
  const folders = new Names();
  const tags = new Names();
  const rows = noteIds.map((id) => notes.get(id));
  return {
    version: listed.version,
    total,
    noteIds: pack(Int32Array.from(noteIds)),
    positions: pack(
      Float32Array.from({ length: 2 * places.length }, (_, at) => points?.positions[2 * from + at] ?? Number.NaN),
    ),
    clusters: pack(Int16Array.from(places, (place) => points?.clusters[place] ?? -1)),
    dates: pack(Float64Array.from(rows, (row) => row?.date ?? 0)),
    folders: pack(
      Uint16Array.from(rows, (row) => folders.numberOf(row === undefined ? '' : folderOf(row, listed.hasManyRoots))),
    ),
    tags: pack(
      Uint16Array.from(rows, (row) => {
        const tag = commonest(row?.tags ?? [], listed.tagCounts);
        return tag === undefined ? noTag : tags.numberOf(tag);
      }),
    ),
    folderNames: folders.list,
    tagNames: tags.list,
    titles: rows.map((row) => row?.title ?? ''),
  };
}

/** Numbers names in the order in which they are first asked for. */
class Names {
  readonly list: string[] = [];
  readonly #numbers = new Map<string, number>();

  numberOf(name: string): number {
    const known = this.#numbers.get(name);
    if (known !== undefined) return known;
    this.#numbers.set(name, this.list.length);
    return this.list.push(name) - 1;
  }
}

/** The uppermost folder that a note is in below the one that the user added, or else that one. */
function folderOf({ folder, path }: { folder: string; path: string }, hasManyRoots: boolean): string {
  const root = basename(folder);
  const slash = path.indexOf('/');
  if (slash === -1) return root;
  return hasManyRoots ? `${root}/${path.slice(0, slash)}` : path.slice(0, slash);
}

function commonest(tags: readonly string[], counts: ReadonlyMap<string, number>): string | undefined {
  return tags.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0) || (a < b ? -1 : 1))[0];
}

function pack({ buffer, byteOffset, byteLength }: NodeJS.TypedArray): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('base64');
}
