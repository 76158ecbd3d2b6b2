import { z } from 'zod';

/** A passage as every peer gets it. */
export interface Row {
  id: number;
  text: string;
  vector: Float32Array;
}

/**
 * One way to store passages and to search them, filled once and then asked: by another process, if it keeps them in files. Searches
 * answer with the ids of passages, best first.
 */
export interface Peer {
  /** Whether what was built stays in the folder; else each process has to build it. */
  isKept: boolean;
  /** Takes all passages, and makes whatever index it needs. Batches come in the order of ids. */
  build(batches: Iterable<Row[]>): Promise<void>;
  semantic?: (vector: Float32Array, limit: number) => Promise<number[]>;
  /** By words, with the texts of what is found. */
  keyword?: (text: string, limit: number) => Promise<number[]>;
  /** Milliseconds in which it ranks by words, without reading or showing a text; left out by peers that do nothing else. */
  rankingByWords?: (text: string, limit: number) => Promise<number>;
  hybrid?: (text: string, vector: Float32Array, limit: number) => Promise<number[]>;
  close(): Promise<void>;
}

const latency = z.object({ p50: z.number(), p95: z.number() }).nullable();

/** What was measured of one peer: milliseconds, seconds, megabytes. */
export const figures = z.object({
  build: z.number(),
  /** Once it is closed; 0 if nothing is kept. */
  disk: z.number(),
  memory: z.number(),
  semantic: latency,
  rankingByWords: latency,
  keyword: latency,
  hybrid: latency,
  recall: z.number().nullable(),
});
export type Figures = z.infer<typeof figures>;

/** What a process that only builds can tell; null of a peer that keeps nothing. */
export const built = figures.pick({ build: true, disk: true }).nullable();

/** Reciprocal rank fusion (Cormack, Clarke and Büttcher, 2009), for peers that leave fusing to their user. */
export function reciprocalRanks(lists: readonly number[][], limit: number): number[] {
  const scores = new Map<number, number>();
  for (const list of lists) {
    for (const [rank, id] of list.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (60 + rank + 1));
  }
  return [...scores]
    .sort(([, a], [, b]) => b - a)
    .slice(0, limit)
    .map(([id]) => id);
}
