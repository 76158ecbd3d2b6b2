import { z } from 'zod';
import { type Problem, problem } from '../../shared/domain.ts';
import { fromStored, toStored } from '../../shared/user-text.ts';
import { chunkerVersion } from '../notes/chunker-version.ts';
import type { Database } from './database.ts';

/** More are not listed: nobody reads them, and the window could not hold them. */
const maxListed = 1_000;
/** Stored instead of the chunker’s version for a problem that is to be tried again. */
const noChunker = 0;

const storedProblem = z.object({
  path: z.string(),
  reason: z.string().transform(fromStored),
  isRemark: z.boolean(),
  /** When the file last changed before it was tried, in milliseconds since the epoch; null if it was not even tried. */
  changedAt: z.number().nullable(),
  /** Whether the next scan tries an unchanged file again: on request, or because the chunker’s version changed. */
  isDue: z.boolean(),
});
export type StoredProblem = z.infer<typeof storedProblem>;

/** The problems in a folder, by path. */
export async function storedProblems(database: Database, folderId: number): Promise<Map<string, StoredProblem>> {
  const rows = await database.foreground((sql) =>
    sql.rows(
      storedProblem,
      'SELECT path, reason, is_remark AS "isRemark", changed_at AS "changedAt", chunker <> $2 AS "isDue" FROM problem WHERE folder_id = $1',
      [folderId, chunkerVersion],
    ),
  );
  return new Map(rows.map((row) => [row.path, row]));
}

/** Tells of a path in a folder whether its file could not be indexed. */
export async function unreadableIn(database: Database, folderId: number): Promise<(path: string) => boolean> {
  const problems = await storedProblems(database, folderId);
  return (path) => problems.get(path)?.isRemark === false;
}

export function recordProblems(database: Database, folderId: number, problems: StoredProblem[]): Promise<void> {
  return database.background((sql) =>
    sql.run(
      `INSERT INTO problem SELECT $1, path, reason, changed_at, chunker, is_remark
         FROM unnest($2::text[], $3::text[], $4::float8[], $5::int[], $6::boolean[])
           AS found (path, reason, changed_at, chunker, is_remark)
       ON CONFLICT (folder_id, path) DO UPDATE
         SET reason = excluded.reason, changed_at = excluded.changed_at, chunker = excluded.chunker,
             is_remark = excluded.is_remark`,
      [
        folderId,
        problems.map(({ path }) => path),
        problems.map(({ reason }) => toStored(reason)),
        problems.map(({ changedAt }) => changedAt),
        problems.map(({ isDue }) => (isDue ? noChunker : chunkerVersion)),
        problems.map(({ isRemark }) => isRemark),
      ],
    ),
  );
}

/** Makes the next scan try these paths again. They stay listed until it has. */
export function retryOnNextScan(database: Database, folderId: number, paths: string[]): Promise<void> {
  return database.background((sql) =>
    sql.run(`UPDATE problem SET chunker = ${noChunker} WHERE folder_id = $1 AND path = ANY($2)`, [folderId, paths]),
  );
}

export function forgetProblems(database: Database, folderId: number, paths: string[]): Promise<void> {
  return database.background((sql) =>
    sql.run('DELETE FROM problem WHERE folder_id = $1 AND path = ANY($2)', [folderId, paths]),
  );
}

const listedProblem = problem.extend({ reason: z.string().transform(fromStored), total: z.int() });

/** The first problems of the library, what is only remarked last, and their total number. */
export async function listProblems(database: Database): Promise<{ problems: Problem[]; total: number }> {
  const rows = await database.foreground((sql) =>
    sql.rows(
      listedProblem,
      `SELECT folder_id AS "folderId", folder.path AS folder, min(problem.path) AS path, (count(*) - 1)::int AS others,
              reason, is_remark AS "isRemark", (count(*) OVER ())::int AS total
         FROM problem JOIN folder ON folder.id = folder_id,
              LATERAL (SELECT EXISTS (
                SELECT FROM note JOIN scanned_page ON note_id = note.id
                 WHERE note.folder_id = problem.folder_id AND note.path = problem.path AND format = 'picture' AND NOT is_read
              ) AS waits) AS picture
        GROUP BY folder_id, folder.path, reason, is_remark, CASE WHEN waits THEN '' ELSE problem.path END
        ORDER BY is_remark, folder.path, min(problem.path) LIMIT ${maxListed}`,
    ),
  );
  return { problems: rows.map(({ total: _, ...listed }) => listed), total: rows[0]?.total ?? 0 };
}

/** The paths of all problems, by folder id. */
export async function pathsWithProblems(database: Database): Promise<Map<number, string[]>> {
  const rows = await database.foreground((sql) =>
    sql.rows(
      z.object({ folderId: z.int(), paths: z.array(z.string()) }),
      'SELECT folder_id AS "folderId", array_agg(path) AS paths FROM problem GROUP BY folder_id',
    ),
  );
  return new Map(rows.map(({ folderId, paths }) => [folderId, paths]));
}
