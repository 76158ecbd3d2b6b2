import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { databaseFormat } from '../../src/engine/library/open-database.ts';
import { Database } from '../../src/engine/store/database.ts';
import { migrate } from '../../src/engine/store/migrations.ts';

/** The schema of version 0.1.0. */
const schema = 5;

/** How many dimensions its vectors have. */
const dimensions = 256;

/**
 * What version 0.1.0 stored of the vault of the scenarios: the rows of its tables, and its choices. `{notes}` is the folder. Two
 * notes (tomatoes, sourdough) have each other’s vector: it would be seen if they were embedded again.
 */
const rowsOfTables = z.record(z.string(), z.array(z.record(z.string(), z.unknown())));

const vectorRows = z.object({ text_hash: z.string(), embedding: z.string() });
export type VectorRow = z.infer<typeof vectorRows>;

/**
 * Makes a library as version 0.1.0 left it, of the vault in a folder.
 * @returns its vectors.
 */
export async function makeFirstVersionLibrary(library: string, notes: string): Promise<VectorRow[]> {
  const directory = join(library, 'database');
  const rows = rowsOfTables.parse(JSON.parse(await readFile(join(import.meta.dirname, 'rows.json'), 'utf8')));
  await mkdir(library, { recursive: true });
  const database = await Database.open(directory, true);
  await migrate(database, schema);
  await database.script(
    `CREATE TABLE vector_1 (text_hash bytea PRIMARY KEY, embedding vector(${dimensions}) NOT NULL);
     SET session_replication_role = replica`,
  );
  for (const [table, content] of Object.entries(rows)) {
    const json = JSON.stringify(content).replaceAll('{notes}', notes);
    await database.foreground((sql) =>
      sql.run(
        `INSERT INTO "${table}" OVERRIDING SYSTEM VALUE SELECT * FROM json_populate_recordset(NULL::"${table}", $1)`,
        [json],
      ),
    );
  }
  for (const table of ['folder', 'document', 'chunk', 'model']) {
    await database.script(`SELECT setval('${table}_id_seq', (SELECT max(id) FROM ${table}))`);
  }
  await database.close();

  const settings = join(directory, 'postgresql.conf');
  const lines = (await readFile(settings, 'utf8')).split('\n').filter((line) => !line.includes('pg_textsearch'));
  await writeFile(settings, lines.join('\n'));
  await writeFile(`${directory}.json`, JSON.stringify({ format: databaseFormat, schema }));
  const choices = await readFile(join(import.meta.dirname, 'library.json'), 'utf8');
  await writeFile(join(library, 'library.json'), choices.replaceAll('{notes}', notes));
  return z.array(vectorRows).parse(rows.vector_1);
}

/** All vectors of a library that nobody has open. */
export async function vectorsIn(library: string): Promise<VectorRow[]> {
  const database = await Database.open(join(library, 'database'), false);
  const rows = await database.foreground((sql) =>
    sql.rows(vectorRows, 'SELECT text_hash::text, embedding::text FROM vector_1 ORDER BY text_hash'),
  );
  await database.close();
  return rows;
}
