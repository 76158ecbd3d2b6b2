import { cpSync, existsSync, constants as fs } from 'node:fs';
import { access, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf, NearnoteError, systemCodeOf, userTextOf } from '../../shared/errors.ts';
import { type UserText, userText } from '../../shared/user-text.ts';
import { Database } from '../store/database.ts';
import { firstSchemaWithoutTextSearch, migrate, schemaVersion } from '../store/migrations.ts';
import { LibraryLock, type Opener } from './lock.ts';

/** The on-disk format: the versions of PGlite and of the PostgreSQL inside it. Other versions cannot read the directory. */
export const databaseFormat = 'pglite 0.5, postgresql 18';

const stampShape = z.object({ format: z.string(), schema: z.int().default(1) });
type Stamp = z.infer<typeof stampShape>;

export interface OpenDatabase {
  database: Database;
  lock: LibraryLock;
  /** Tells the user why the database had to be rebuilt; null if it was not. */
  notice: UserText | null;
}

/**
 * Opens the database of a library, and creates both if they do not exist. A database that cannot be opened is tried once
 * more, then renamed, never deleted; an empty one takes its place and is filled from the notes.
 * @param template a prepared empty database to copy (see makeTemplate); null to create one, which takes seconds longer.
 * @throws NearnoteError `library-in-use`, `library-too-new`, `library-unwritable`.
 */
export async function openDatabase(library: string, opener: Opener, template: string | null): Promise<OpenDatabase> {
  await makeWritable(library);
  const lock = await LibraryLock.acquire(library, opener);
  try {
    const directory = join(library, 'database');
    const stale = await staleReason(directory);
    if (stale !== null) await setAside(directory);
    if (existsSync(directory)) {
      const opened = await openWithRetry(directory);
      if (opened instanceof Database) return { database: opened, lock, notice: null };
      const aside = await setAside(directory);
      const notice = userText(
        'The library’s database could not be opened ({error}). It is being rebuilt from your notes; the old one is kept in {aside}.',
        { error: opened.message, aside },
      );
      return { database: await create(directory, template), lock, notice };
    }
    return { database: await create(directory, template), lock, notice: stale };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function makeWritable(library: string): Promise<void> {
  try {
    await mkdir(library, { recursive: true });
    await access(library, fs.W_OK | fs.X_OK);
  } catch (error) {
    throw new NearnoteError(
      'library-unwritable',
      userText('Nearnote cannot write to {library} ({error}). Change its permissions, or choose another place.', {
        library,
        error: userTextOf(error),
      }),
      { cause: error },
    );
  }
}

/** Creates an empty, migrated database in a directory, to be copied wherever one is needed quickly. */
export async function makeTemplate(directory: string): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  const database = await create(directory, null);
  await database.close();
}

async function create(directory: string, template: string | null): Promise<Database> {
  const part = `${directory}.part`;
  // An incomplete copy, left by a crash, must not be mistaken for a database.
  await rm(part, { recursive: true, force: true });
  if (template !== null) {
    // Synchronously: copying a thousand small files with promises takes four times as long, and nothing else runs yet.
    cpSync(template, part, { recursive: true, mode: fs.COPYFILE_FICLONE });
    await rename(part, directory);
  } else {
    await mkdir(directory, { recursive: true });
  }
  const database = await Database.open(directory, template === null);
  await migrate(database);
  await stamp(directory);
  return database;
}

/**
 * Records the format of a migrated directory. The keyword extension that older versions preloaded is taken out of its
 * settings: PostgreSQL would refuse to start without it.
 */
async function stamp(directory: string): Promise<void> {
  const settings = join(directory, 'postgresql.conf');
  const lines = (await readFile(settings, 'utf8')).split('\n');
  await writeFile(settings, lines.filter((line) => line !== 'shared_preload_libraries=pg_textsearch').join('\n'));
  const stamped: Stamp = { format: databaseFormat, schema: schemaVersion };
  await writeFile(stampPath(directory), JSON.stringify(stamped));
}

async function openWithRetry(directory: string): Promise<Database | Error> {
  const first = await openMigrated(directory);
  return first instanceof Database ? first : openMigrated(directory);
}

async function openMigrated(directory: string): Promise<Database | Error> {
  try {
    const stamped = await readStamp(directory);
    const database = await Database.open(directory, (stamped?.schema ?? 0) < firstSchemaWithoutTextSearch);
    await migrate(database);
    if (stamped?.schema !== schemaVersion) await stamp(directory);
    return database;
  } catch (error) {
    if (error instanceof NearnoteError) throw error;
    return error instanceof Error ? error : new Error(messageOf(error));
  }
}

/** Why this program cannot use the directory, for the user; null if it can, or if there is no directory. */
async function staleReason(directory: string): Promise<UserText | null> {
  if (!existsSync(directory)) return null;
  const stamped = await readStamp(directory);
  if (stamped?.format === databaseFormat) return null;
  return stamped === null
    ? userText('The library’s database was never completed. It is being rebuilt from your notes.')
    : userText(
        'The library’s database was written by another version of its engine. It is being rebuilt from your notes.',
      );
}

/** The recorded format of the directory; null where the record is missing or incomplete. */
async function readStamp(directory: string): Promise<Stamp | null> {
  try {
    return stampShape.parse(JSON.parse(await readFile(stampPath(directory), 'utf8')));
  } catch (error) {
    const unusable = error instanceof SyntaxError || error instanceof z.ZodError || systemCodeOf(error) === 'ENOENT';
    if (unusable) return null;
    throw error;
  }
}

async function setAside(directory: string): Promise<string> {
  const aside = `${directory}.${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  await rename(directory, aside);
  return aside;
}

function stampPath(directory: string): string {
  return `${directory}.json`;
}
