import { accessSync, existsSync, constants as fs, readdirSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { Rebuilding } from '../../shared/engine-process.ts';
import { messageOf, NearnoteError } from '../../shared/errors.ts';
import { packFolder, unpackFolder } from '../lib/packed-folder.ts';
import { replaceFile } from '../lib/replace-file.ts';
import { unlessCode, unlessUnusable } from '../lib/unless-code.ts';
import { Database } from '../store/database.ts';
import { damaged } from '../store/database-errors.ts';
import { requireRoom, roomToWrite } from '../store/disk-room.ts';
import { dropTemplates } from '../store/maintenance.ts';
import { firstSchemaWithoutTextSearch, migrate, schemaVersion } from '../store/migrations.ts';
import { type Incident, Incidents } from './incidents.ts';
import { makePrivate, prepareLibraryFolder, removeLeftovers, unwritable } from './library-folder.ts';
import { LibraryLock, type Opener } from './lock.ts';

/** The on-disk format: the versions of PGlite and of the PostgreSQL inside it. Other versions cannot read the directory. */
export const databaseFormat = 'pglite 0.5, postgresql 18';
/** What PostgreSQL writes into the file PG_VERSION of its directory. */
const postgresVersion = '18';

/** Bytes: an empty database is 9 MB, and 40 while it is made without a template. */
const roomToCreate = roomToWrite + 40_000_000;

const stampShape = z.object({ format: z.string(), schema: z.int().default(1) });
type Stamp = z.infer<typeof stampShape>;

export interface OpenDatabase {
  database: Database;
  lock: LibraryLock;
}

/**
 * Opens the database of a library, and creates both if they do not exist. Whatever is rebuilt is recorded among the
 * library’s incidents first.
 * @param template the file of a prepared empty database (see makeTemplate); null to create one, which takes seconds longer.
 * @throws NearnoteError `library-in-use`, `library-too-new`, `library-unwritable`, `disk-full`; `library-damaged` where
 * rebuilding is forbidden.
 */
export async function openDatabase(
  library: string,
  opener: Opener,
  template: string | null,
  rebuilding: Rebuilding = 'allowed',
): Promise<OpenDatabase> {
  await prepareLibraryFolder(library);
  requireRoom(library);
  const lock = await LibraryLock.acquire(library, opener);
  try {
    await removeLeftovers(library);
    const database = await openOrRebuild(library, template, rebuilding);
    // PostgreSQL makes some files for everybody to read, whatever the program’s umask.
    await makePrivate(library);
    return { database, lock };
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openOrRebuild(library: string, template: string | null, rebuilding: Rebuilding): Promise<Database> {
  const directory = join(library, 'database');
  const incidents = new Incidents(library);
  if (!existsSync(directory)) {
    // With the user’s choices there was a database.
    const isGone = existsSync(join(library, 'library.json'));
    if (isGone && rebuilding === 'forbidden') throw damaged(new Error(`${directory} is gone`));
    requireRoom(library, roomToCreate);
    if (isGone) await incidents.record({ kind: 'gone', keptIn: null });
    await create(directory, template);
    return openMigrated(directory);
  }
  const reason = rebuilding === 'asked' ? 'asked' : await staleReason(directory);
  let failure: unknown = reason;
  if (reason === null) {
    const opened = await openWithRetry(directory);
    if (opened instanceof Database) return opened;
    failure = opened;
    requireReadable(directory);
    requireRoom(library);
  }
  if (rebuilding === 'forbidden') throw damaged(failure);
  return replace(directory, template, reason ?? 'damaged', incidents);
}

/**
 * Puts an empty database in the place of one that cannot be opened. That another one can be made and opened proves that the
 * fault is the old one’s, and not the computer’s; before it is proven, nothing is changed.
 */
async function replace(
  directory: string,
  template: string | null,
  kind: Incident['kind'],
  incidents: Incidents,
): Promise<Database> {
  requireRoom(join(directory, '..'), roomToCreate);
  const replacement = `${directory}.new`;
  await create(replacement, template);
  await (await openMigrated(replacement)).close();
  const keptIn = `${directory}.${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  await incidents.record({ kind, keptIn });
  await rename(directory, keptIn);
  await rename(replacement, directory);
  await rename(stampPath(replacement), stampPath(directory));
  return openMigrated(directory);
}

/** Packs an empty, migrated database into a file, to be unpacked wherever one is needed quickly. */
export async function makeTemplate(file: string): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'nearnote-template-'));
  try {
    await make(join(scratch, 'database'));
    await mkdir(dirname(file), { recursive: true });
    packFolder(join(scratch, 'database'), `${file}.part`);
    await rename(`${file}.part`, file);
  } finally {
    await rm(scratch, { recursive: true });
  }
}

/** A database appears in its place complete: what a crash leaves of one is never mistaken for it. */
async function create(directory: string, template: string | null): Promise<void> {
  const part = `${directory}.part`;
  await rm(part, { recursive: true, force: true });
  if (template === null) await make(part);
  else unpackFolder(template, part);
  await makePrivate(part);
  await stamp(directory);
  await rename(part, directory);
}

async function make(directory: string): Promise<void> {
  const database = await Database.open(directory, true);
  await migrate(database);
  await dropTemplates(database);
  await database.close();
  await withoutPreloading(directory);
}

async function stamp(directory: string): Promise<void> {
  const stamped: Stamp = { format: databaseFormat, schema: schemaVersion };
  await replaceFile(stampPath(directory), stamped);
}

/**
 * Takes the keyword extension that older versions preloaded out of a directory’s settings: PostgreSQL would refuse to start
 * without it.
 */
async function withoutPreloading(directory: string): Promise<void> {
  const settings = join(directory, 'postgresql.conf');
  const lines = (await readFile(settings, 'utf8')).split('\n');
  await writeFile(settings, lines.filter((line) => line !== 'shared_preload_libraries=pg_textsearch').join('\n'));
}

async function openWithRetry(directory: string): Promise<Database | Error> {
  const first = await tryToOpen(directory);
  return first instanceof Database ? first : tryToOpen(directory);
}

async function tryToOpen(directory: string): Promise<Database | Error> {
  try {
    return await openMigrated(directory);
  } catch (error) {
    if (error instanceof NearnoteError && error.code !== 'library-damaged') throw error;
    return error instanceof Error ? error : new Error(messageOf(error));
  }
}

async function openMigrated(directory: string): Promise<Database> {
  const stamped = await readStamp(directory);
  const database = await Database.open(directory, (stamped?.schema ?? 0) < firstSchemaWithoutTextSearch);
  try {
    await migrate(database);
    await dropTemplates(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  if (stamped?.schema !== schemaVersion) {
    await withoutPreloading(directory);
    await stamp(directory);
  }
  return database;
}

/** Why this program cannot use the directory; null if it can. */
async function staleReason(directory: string): Promise<Incident['kind'] | null> {
  const stamped = await readStamp(directory);
  if (stamped?.format === databaseFormat) return null;
  if (stamped !== null) return 'other-format';
  // The record may be lost while the database is sound.
  const version = await readFile(join(directory, 'PG_VERSION'), 'utf8').catch(unlessCode('ENOENT'));
  if (version === undefined) return 'incomplete';
  return version.trim() === postgresVersion ? null : 'other-format';
}

/** The recorded format of the directory; null where the record is missing or incomplete. */
async function readStamp(directory: string): Promise<Stamp | null> {
  try {
    return stampShape.parse(JSON.parse(await readFile(stampPath(directory), 'utf8')));
  } catch (error) {
    return unlessUnusable(error) ?? null;
  }
}

/** Files that the user may not read are no damage. @throws NearnoteError `library-unwritable`. */
function requireReadable(directory: string): void {
  for (const entry of readdirSync(directory, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    try {
      accessSync(path, fs.R_OK | fs.W_OK);
    } catch (error) {
      throw unwritable(path, error);
    }
  }
}

function stampPath(directory: string): string {
  return `${directory}.json`;
}
