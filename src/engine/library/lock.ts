import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, rmdir, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { NearnoteError, systemCodeOf } from '../../shared/errors.ts';
import { userText } from '../../shared/user-text.ts';
import { fileNotWritten, isFull } from '../lib/replace-file.ts';
import { unlessCode, unlessUnusable } from '../lib/unless-code.ts';
import { isOld } from './library-folder.ts';
import { startTimeOf } from './process-start.ts';

const ownerShape = z.object({
  pid: z.int().positive(),
  /** Distinguishes this process from a later one with the same number; null where the system does not say. */
  startedAt: z.string().nullable(),
  name: z.string(),
  /** Unique for each opening of the library. */
  token: z.string(),
  /** See Opener. */
  session: z.string(),
});
type Owner = z.infer<typeof ownerShape>;

/** While another process reaps a dead owner, the lock is tried again this often, this many milliseconds apart. */
const maxTries = 20;
const retryDelay = 50;

/** The program that opens a library. */
export interface Opener {
  /** Shown to the user when another program finds the library in use. */
  name: string;
  /**
   * The same for all engines that a program runs one after another. A lock of the same process and session was left by
   * an engine that could not close its library, and may be taken.
   */
  session: string;
}

/**
 * Milliseconds that the app waits for an app before it: as the app runs once, that is the engine of one that was ended, which
 * notices a moment later.
 */
const leavingWithin = 5_000;

/** The owner file of a library. PGlite has no lock of its own: two processes on one directory lose each other’s commits. */
export class LibraryLock {
  readonly #path: string;
  readonly #token: string;

  private constructor(path: string, token: string) {
    this.#path = path;
    this.#token = token;
  }

  /**
   * Locks the library for this process. The lock of a dead process is taken over, that of a live process never.
   * @throws NearnoteError `library-in-use`, naming the owner.
   */
  static async acquire(library: string, { name, session }: Opener): Promise<LibraryLock> {
    const path = join(library, 'owner.json');
    if (name === 'app') await untilAppHasLeft(path, session);
    const owner: Owner = {
      pid: process.pid,
      startedAt: await startTimeOf(process.pid),
      name,
      token: randomUUID(),
      session,
    };
    const mine = `${path}.${owner.token}`;
    try {
      await writeFile(mine, JSON.stringify(owner), { mode: 0o600 });
      for (let attempt = 0; attempt < maxTries; attempt++) {
        // Creating a hard link is atomic: no process ever reads a half-written owner file.
        const taken = await link(mine, path).then(
          () => true,
          (error: unknown) => {
            if (systemCodeOf(error) === 'EEXIST') return false;
            throw error;
          },
        );
        if (taken) return new LibraryLock(path, owner.token);
        if (!(await reapDead(path, session))) await delay(retryDelay);
      }
      throw new NearnoteError(
        'library-in-use',
        userText('This library is just being opened by another program. Try again in a moment.'),
      );
    } catch (error) {
      throw isFull(error) ? fileNotWritten(path, error) : error;
    } finally {
      await rm(mine, { force: true });
    }
  }

  /** Who has the library open, as its file says. */
  async owner(): Promise<{ pid: number; name: string } | null> {
    const owner = await readOwner(this.#path);
    return owner && { pid: owner.pid, name: owner.name };
  }

  async release(): Promise<void> {
    const owner = await readOwner(this.#path);
    if (owner?.token === this.#token) await unlink(this.#path);
  }
}

/** Waits while an app before this one has the library, but not for ever, see `leavingWithin`. */
async function untilAppHasLeft(path: string, session: string): Promise<void> {
  const until = performance.now() + leavingWithin;
  while (performance.now() < until) {
    const owner = await readOwner(path);
    if (owner?.name !== 'app' || !(await isInUse(owner, session))) return;
    await delay(retryDelay);
  }
}

/**
 * Removes the owner file of a dead process. A process may do so only while it holds the reaping folder, which one
 * process can create at a time: otherwise, of two that find a dead owner, the second would remove the lock that the
 * first has just taken.
 * @returns false if another process is reaping now.
 * @throws NearnoteError `library-in-use` if the owner is alive.
 */
async function reapDead(path: string, session: string): Promise<boolean> {
  const reaping = `${path}.reaping`;
  try {
    await mkdir(reaping);
  } catch (error) {
    if (systemCodeOf(error) !== 'EEXIST') throw error;
    await removeIfAbandoned(reaping);
    return false;
  }
  try {
    const owner = await readOwner(path);
    if (owner !== null && (await isInUse(owner, session))) {
      throw new NearnoteError(
        'library-in-use',
        userText(
          'This library is open in {owner, select, app {the Nearnote app} command {the nearnote command} other {{owner}}} (process {pid}). Close it there first.',
          {
            owner: owner.name,
            pid: owner.pid,
          },
        ),
      );
    }
    await removeOwnerFile(path);
    return true;
  } finally {
    await rmdir(reaping);
  }
}

/** An empty folder in the file’s place, as programs that copy libraries make them, is removed, too. */
async function removeOwnerFile(path: string): Promise<void> {
  try {
    await rm(path, { force: true });
  } catch (error) {
    if (systemCodeOf(error) !== 'ERR_FS_EISDIR') throw error;
    await rmdir(path).catch((cause: unknown) => {
      throw new NearnoteError(
        'library-unwritable',
        userText('{path} is a folder, where Nearnote has to write a file. Move it away, and open the library again.', {
          path,
        }),
        { cause },
      );
    });
  }
}

/** Reaping takes milliseconds: an older folder was left by a process that died while reaping. */
async function removeIfAbandoned(reaping: string): Promise<void> {
  if (isOld(reaping)) await rmdir(reaping).catch(unlessCode('ENOENT'));
}

/** The recorded owner; null where there is none, or the file is invalid. */
async function readOwner(path: string): Promise<Owner | null> {
  try {
    return ownerShape.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    return systemCodeOf(error) === 'EISDIR' ? null : (unlessUnusable(error) ?? null);
  }
}

/** Whether the owner is alive, and not an engine of this very session, see Opener. */
async function isInUse(owner: Owner, session: string): Promise<boolean> {
  const isOurs = owner.pid === process.pid && owner.session === session;
  return !isOurs && (await isAlive(owner));
}

async function isAlive(owner: Owner): Promise<boolean> {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // EPERM: it is alive, and belongs to another user.
    if (systemCodeOf(error) === 'ESRCH') return false;
  }
  const startedAt = await startTimeOf(owner.pid);
  return owner.startedAt === null || startedAt === null || startedAt === owner.startedAt;
}
