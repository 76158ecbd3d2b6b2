import { z } from 'zod';
import { chunkerVersion } from '../notes/chunker-version.ts';
import { linkReaderVersion } from '../notes/link.ts';
import type { Database } from './database.ts';

const storedFile = z.object({
  id: z.int(),
  path: z.string(),
  size: z.number(),
  modifiedAt: z.number(),
  contentHash: z.string(),
  /** See fileIdOf; null if it cannot be trusted or is not known yet. */
  fileId: z.string().nullable(),
  /** Whether its chunks were cut by this version of the chunker. */
  current: z.boolean(),
  /** Whether its links were read by this version of the program. */
  linked: z.boolean(),
});
export type StoredFile = z.infer<typeof storedFile>;

const columns = `id, path, size, modified_at AS "modifiedAt", encode(content_hash, 'hex') AS "contentHash",
  file_id AS "fileId", chunker = $2 AS current, link_reader = ${linkReaderVersion} AS linked`;

/** Rows read per statement: few enough that a search never waits long. */
const pageSize = 2_000;

/** A folder’s stored notes by path: those at or below the paths in `scope`; the path '' means all. */
export async function storedFiles(
  database: Database,
  folderId: number,
  scope: string[],
): Promise<Map<string, StoredFile>> {
  const stored = new Map<string, StoredFile>();
  for (let rows = await pageAfter(database, folderId, scope, ''); ; ) {
    for (const row of rows) stored.set(row.path, row);
    const last = rows.at(-1);
    if (last === undefined || rows.length < pageSize) return stored;
    rows = await pageAfter(database, folderId, scope, last.path);
  }
}

function pageAfter(database: Database, folderId: number, scope: string[], after: string): Promise<StoredFile[]> {
  const everything = scope.includes('');
  const within = `AND (path = ANY($4) OR EXISTS (SELECT FROM unnest($4::text[]) AS above WHERE starts_with(path, above || '/')))`;
  return database.foreground((sql) =>
    sql.rows(
      storedFile,
      `SELECT ${columns} FROM note WHERE folder_id = $1 AND path > $3 ${everything ? '' : within}
        ORDER BY path LIMIT ${pageSize}`,
      everything ? [folderId, chunkerVersion, after] : [folderId, chunkerVersion, after, scope],
    ),
  );
}
