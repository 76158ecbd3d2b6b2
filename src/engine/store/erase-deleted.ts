import { freeSpace } from '../lib/free-space.ts';
import type { Database } from './database.ts';
import { roomToWrite } from './disk-room.ts';
import { listGenerations } from './generations.ts';
import { tableSizes } from './maintenance.ts';
import type { NoteStore } from './notes.ts';
import { deleteOrphans, tableOf } from './vectors.ts';

/** Terms emptied in one transaction: few enough that a search does not wait. */
const termsAtOnce = 2_000;

/** Tables in which something of a note stands. */
const tablesOfNotes = ['note', 'chunk', 'link', 'term', 'problem', 'embedding_failure', 'map'];

/**
 * Takes what was deleted out of the library’s files, where PostgreSQL leaves it until something else is written there: texts,
 * vectors of every generation, words that are in no note any more, and what was noted of them for planning statements. Takes
 * about a second for 100 MB, during which a search waits for one table at most. No note may be stored meanwhile.
 * @returns false, having done nothing, if the disk has no room for a copy of the largest table.
 */
export async function eraseDeleted(store: NoteStore): Promise<boolean> {
  const { database } = store;
  const generations = await listGenerations(database);
  const tables = [...tablesOfNotes, ...generations.map(tableOf)];
  if (!(await hasRoom(database, tables))) return false;
  for (const generation of generations) await deleteOrphans(database, generation);
  await forgetFailures(database);
  await forgetTerms(store);
  for (const table of tables) await database.script(`VACUUM FULL ${table}`);
  // The planner’s statistics hold samples of what stood in the tables.
  await database.script(`ANALYZE ${tables.join(', ')}`);
  await database.script('VACUUM FULL pg_statistic');
  // The files of the log up to here are done, and the checkpoint deletes them.
  await database.script('SELECT pg_switch_wal()');
  await database.script('CHECKPOINT');
  return true;
}

/** Bytes of these tables on the disk. */
export async function bytesOfNotes(database: Database): Promise<number> {
  const tables = [...tablesOfNotes, ...(await listGenerations(database)).map(tableOf)];
  return (await tableSizes(database, tables)).reduce((sum, bytes) => sum + bytes, 0);
}

async function hasRoom(database: Database, tables: string[]): Promise<boolean> {
  return freeSpace(database.directory) > Math.max(...(await tableSizes(database, tables))) + roomToWrite;
}

/** Forgets why passages could not be embedded that are in no note any more. */
function forgetFailures(database: Database): Promise<void> {
  return database.background((sql) =>
    sql.run(
      'DELETE FROM embedding_failure AS failure WHERE NOT EXISTS (SELECT FROM chunk WHERE chunk.text_hash = failure.text_hash)',
    ),
  );
}

/** Empties the terms that are in no note any more. Their numbers are not used again. */
async function forgetTerms({ database, index }: NoteStore): Promise<void> {
  await index.ready;
  const unused = index.unusedTerms();
  for (let at = 0; at < unused.length; at += termsAtOnce) {
    const some = unused.slice(at, at + termsAtOnce);
    await database.background((sql) => sql.run("UPDATE term SET text = '' WHERE id = ANY($1)", [some]));
    index.vocabulary.forget(some);
  }
}
