import { z } from 'zod';
import type { Database } from './database.ts';
import type { GenerationRef } from './vectors.ts';

/** A map as it is stored: what the points and the clusters are is known to whoever lays it out. */
const storedMap = z.object({
  /** The number of notes in the layout; those added later are not counted. */
  laidOut: z.int(),
  points: z.custom<Uint8Array>((value) => value instanceof Uint8Array),
  clusters: z.unknown(),
});
export type StoredMap = z.infer<typeof storedMap>;

/** The map of a generation; undefined if there is none. */
export async function readMap(database: Database, generation: GenerationRef): Promise<StoredMap | undefined> {
  const [map] = await database.foreground((sql) =>
    sql.rows(storedMap, 'SELECT laid_out AS "laidOut", points, clusters FROM map WHERE generation_id = $1', [
      generation.id,
    ]),
  );
  return map;
}

/** Stores the map of a generation in place of the one before; of a generation that has been dropped, nothing. */
export function writeMap(database: Database, generationId: number, map: StoredMap): Promise<void> {
  return database.background((sql) =>
    sql.run(
      `INSERT INTO map (generation_id, laid_out, points, clusters)
       SELECT id, $2, $3, $4 FROM generation WHERE id = $1
       ON CONFLICT (generation_id) DO UPDATE
          SET laid_out = excluded.laid_out, points = excluded.points, clusters = excluded.clusters`,
      [generationId, map.laidOut, map.points, JSON.stringify(map.clusters)],
    ),
  );
}
