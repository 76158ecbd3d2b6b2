/** The notes on the map, by columns, in the order of their ids. */
export interface MapPoints {
  noteIds: Int32Array;
  /** The highest id of each note’s chunks when it was placed: a note that has been cut anew since has others. */
  lastChunks: Int32Array;
  /** x and y of each note, within about −1 and 1. */
  positions: Float32Array;
  /** The cluster of each note; −1 for none. */
  clusters: Int32Array;
  /** 1 for a note that was part of the layout, 0 for one that was placed beside its neighbours later. */
  laidOut: Int32Array;
}

const columnsOf = ({ noteIds, lastChunks, positions, clusters, laidOut }: MapPoints) => [
  noteIds,
  lastChunks,
  positions,
  clusters,
  laidOut,
];
/** Four for each number; a note has two coordinates. */
const bytesPerNote = 24;

/** The columns one after another, little-endian as every computer that we run on. */
export function encodePoints(points: MapPoints): Uint8Array {
  return Buffer.concat(
    columnsOf(points).map(({ buffer, byteOffset, byteLength }) => new Uint8Array(buffer, byteOffset, byteLength)),
  );
}

export function decodePoints(stored: Uint8Array): MapPoints {
  // A view of numbers must begin at a multiple of four bytes.
  const { buffer } = Uint8Array.from(stored);
  const count = Math.floor(buffer.byteLength / bytesPerNote);
  const ints = (column: number) => new Int32Array(buffer, column * count * 4, count);
  return {
    noteIds: ints(0),
    lastChunks: ints(1),
    positions: new Float32Array(buffer, 2 * count * 4, 2 * count),
    clusters: ints(4),
    laidOut: ints(5),
  };
}

/** The points of the notes at these places among all. */
export function pickPoints(points: MapPoints, places: readonly number[]): MapPoints {
  const ints = (column: Int32Array) => Int32Array.from(places, (place) => column[place] ?? 0);
  const positions = new Float32Array(places.length * 2);
  for (const [at, place] of places.entries())
    positions.set(points.positions.subarray(2 * place, 2 * place + 2), 2 * at);
  return {
    noteIds: ints(points.noteIds),
    lastChunks: ints(points.lastChunks),
    positions,
    clusters: ints(points.clusters),
    laidOut: ints(points.laidOut),
  };
}

/** Both, in the order of the notes’ ids. */
export function joinPoints(one: MapPoints, other: MapPoints): MapPoints {
  const ints = (a: Int32Array, b: Int32Array) => {
    const both = new Int32Array(a.length + b.length);
    both.set(a);
    both.set(b, a.length);
    return both;
  };
  const positions = new Float32Array(one.positions.length + other.positions.length);
  positions.set(one.positions);
  positions.set(other.positions, one.positions.length);
  return inOrderOfIds({
    noteIds: ints(one.noteIds, other.noteIds),
    lastChunks: ints(one.lastChunks, other.lastChunks),
    positions,
    clusters: ints(one.clusters, other.clusters),
    laidOut: ints(one.laidOut, other.laidOut),
  });
}

/** The same points, of which the notes may be in any order. */
export function inOrderOfIds(points: MapPoints): MapPoints {
  const { noteIds } = points;
  return pickPoints(
    points,
    [...noteIds.keys()].sort((a, b) => (noteIds[a] ?? 0) - (noteIds[b] ?? 0)),
  );
}
