import type { MapPoints } from './map-points.ts';

/** The share of changed notes above which a map is laid out anew. */
const maxChanged = 0.3;

/** How the library’s notes differ from those on the map. */
export interface Changes {
  /** Notes without a place, by ascending id. */
  added: number[];
  /** The places, among the points, of the notes that are still in the library. */
  kept: number[];
  /** Notes that were added, changed or removed since the layout, as a share of those in the layout. */
  share: number;
  /** Whether a new layout is worth its time. */
  isOutdated: boolean;
}

/** @param lastChunks the notes of the library, with the highest id of each one’s chunks. */
export function changesSince(points: MapPoints, laidOut: number, lastChunks: ReadonlyMap<number, number>): Changes {
  const onMap = new Set(points.noteIds);
  const added = [...lastChunks.keys()].filter((id) => !onMap.has(id)).sort((a, b) => a - b);
  const kept: number[] = [];
  let unchanged = 0;
  let placedLater = 0;
  for (const [place, id] of points.noteIds.entries()) {
    const lastChunk = lastChunks.get(id);
    if (lastChunk === undefined) continue;
    kept.push(place);
    if (points.laidOut[place] === 0) placedLater++;
    else if (points.lastChunks[place] === lastChunk) unchanged++;
  }
  const share = (laidOut - unchanged + placedLater + added.length) / Math.max(1, laidOut);
  return { added, kept, share, isOutdated: share > maxChanged };
}
