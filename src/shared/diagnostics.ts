import { z } from 'zod';

const bytes = z.number();

/** One model’s vectors, in numbers. */
const generationFigures = z.object({
  model: z.string(),
  dimensions: z.int(),
  state: z.enum(['building', 'active', 'kept']),
  /** Different texts with a vector, and those of them that are in no note any more. */
  vectors: z.int(),
  orphans: z.int(),
  /** Passages without a vector, and those that were set aside. */
  pending: z.int(),
  failed: z.int(),
});

/** How a library is, in figures. There is no text, title, path, host, query or token in it. */
export const diagnostics = z.object({
  version: z.string(),
  node: z.string(),
  platform: z.string(),
  databaseFormat: z.string(),
  schema: z.int(),
  /** On the disk, `log` being PostgreSQL’s own and `setAside` earlier databases; `index` is in memory. */
  bytes: z.object({ database: bytes, log: bytes, setAside: bytes, index: bytes, free: bytes }),
  /** Whether the vectors are in memory, not only what narrows them down. */
  areVectorsInMemory: z.boolean(),
  /** The process that has the library open. */
  owner: z.object({ pid: z.int(), name: z.string() }).nullable(),
  folders: z.int(),
  notes: z.int(),
  chunks: z.int(),
  problems: z.int(),
  generations: z.array(generationFigures),
  /** Share of the ten nearest passages that search finds; null where there are no vectors yet, or the database is damaged. */
  recallAt10: z.number().nullable(),
  /** Tables that cannot be read to their end. */
  damagedTables: z.array(z.string()),
});
export type Diagnostics = z.infer<typeof diagnostics>;

/** Passages that were embedded once more: how many, and the lowest cosine of a new vector with the stored one. */
export const vectorComparison = z.object({ compared: z.int(), lowest: z.number().nullable() });
export type VectorComparison = z.infer<typeof vectorComparison>;
