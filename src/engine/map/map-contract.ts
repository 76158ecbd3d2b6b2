import { z } from 'zod';
import type { Contract } from '../../shared/rpc.ts';

// Also arrays of shared memory, which `z.instanceof` would rule out by their type.
const floats = z.custom<Float32Array>((value) => value instanceof Float32Array);
const ints = z.custom<Int32Array>((value) => value instanceof Int32Array);
const vectorTable = z.object({ vectors: floats, count: z.int(), dimensions: z.int() });
const places = z.object({ positions: floats, clusters: ints });

/** The requests to the map’s thread. It posts the event `progress`, the finished share, while it works on one. */
export const mapThreadRequests = {
  /** The vectors may have any length: they are scaled where they are. @see layOut, pointClusters */
  layOut: { input: vectorTable, output: places },
  /** @see placeNotes */
  place: { input: z.object({ anchors: vectorTable.extend(places.shape), added: vectorTable }), output: places },
} satisfies Contract;

export const mapThreadProgress = z.number();
