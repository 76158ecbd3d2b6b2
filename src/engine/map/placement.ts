import type { VectorTable } from './layout.ts';

/** Neighbours that decide where a note goes. */
const neighbours = 5;
/** How far from its neighbours’ middle a note is put, so that two do not cover each other: a share of the map’s width. */
const spreadBy = 0.006;
/** An angle that puts any number of notes around a place without two of them meeting (the golden angle). */
const turn = Math.PI * (3 - Math.sqrt(5));

/** Notes that have a place, as those that a new note may lie beside. */
export interface Anchors extends VectorTable {
  positions: Float32Array;
  clusters: Int32Array;
}

export interface Places {
  /** x and y of each note. */
  positions: Float32Array;
  clusters: Int32Array;
}

/**
 * Places notes beside the notes that are most similar to them: in the cluster of the nearest one, in the middle of those of
 * its neighbours that are there, too. Nothing else moves.
 */
export function placeNotes(anchors: Anchors, added: VectorTable, onProgress: (share: number) => void): Places {
  const positions = new Float32Array(added.count * 2);
  const clusters = new Int32Array(added.count);
  for (let note = 0; note < added.count; note++) {
    const nearest = nearestAnchors(
      anchors,
      added.vectors.subarray(note * added.dimensions, (note + 1) * added.dimensions),
    );
    const cluster = anchors.clusters[nearest[0]?.anchor ?? 0] ?? -1;
    let weight = 0;
    let x = 0;
    let y = 0;
    for (const [rank, { anchor, similarity }] of nearest.entries()) {
      // Without a cluster there is no telling whether the others lie nearby.
      if (rank > 0 && (cluster === -1 || anchors.clusters[anchor] !== cluster)) continue;
      const share = Math.max(1e-6, similarity) ** 4;
      weight += share;
      x += share * (anchors.positions[2 * anchor] ?? 0);
      y += share * (anchors.positions[2 * anchor + 1] ?? 0);
    }
    positions[2 * note] = x / weight + spreadBy * Math.cos(note * turn);
    positions[2 * note + 1] = y / weight + spreadBy * Math.sin(note * turn);
    clusters[note] = cluster;
    onProgress((note + 1) / added.count);
  }
  return { positions, clusters };
}

function nearestAnchors(
  { vectors, count, dimensions }: Anchors,
  vector: Float32Array,
): { anchor: number; similarity: number }[] {
  const nearest: { anchor: number; similarity: number }[] = [];
  for (let anchor = 0; anchor < count; anchor++) {
    let similarity = 0;
    for (let at = 0, from = anchor * dimensions; at < dimensions; at++)
      similarity += (vectors[from + at] ?? 0) * (vector[at] ?? 0);
    if (nearest.length === neighbours && similarity <= (nearest.at(-1)?.similarity ?? 0)) continue;
    const place = nearest.findIndex((other) => other.similarity < similarity);
    nearest.splice(place === -1 ? nearest.length : place, 0, { anchor, similarity });
    if (nearest.length > neighbours) nearest.pop();
  }
  return nearest;
}
