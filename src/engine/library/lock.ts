import { randomUUID } from 'node:crypto';
import { link, mkdir, readFile, rm, rmdir, stat, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { NearnoteError, systemCodeOf } from '../../shared/errors.ts';
import { startTimeOf } from './process-start.ts';

const ownerShape = z.object({
  pid: z.int().positive(),
  /** Tells this process from another that was given the same number later; null where the system does not say. */
  startedAt: z.string().nullable(),
  name: z.string(),
  /** Tells two openings by one process apart. */
  token: z.string(),
  /** Who in that process opened it, see Opener. */
  session: z.string(),
});
type Owner = z.infer<typeof ownerShape>;

/** How often, and with how many milliseconds between, the lock is asked for while another process reaps a dead owner. */
const attempts = 20;
const between = 50;
/** Milliseconds. */
const abandonedAfter = 10_000;

/** Who opens a library: how it names itself, and a session that it has one engine in at a time. */
export interface Opener {
  name: string;
  /** A lock of the same process and session was left by an engine thread that died: it may be taken. */
  session: string;
}

/** A library's owner file. PGlite has no lock of its own: two processes on one directory lose each other's commits. */
export class LibraryLock {
  readonly #path: string;
  readonly #token: string;

  private constructor(path: string, token: string) {
    this.#path = path;
    this.#token = token;
  }

  /**
   * Takes the library for this process. The lock of a process that lives is never taken; one of a dead process is.
   * @throws NearnoteError `library-in-use`, naming the owner.
   */
  static async acquire(library: string, { name, session }: Opener): Promise<LibraryLock> {
    const path = join(library, 'owner.json');
    const owner: Owner = {
      pid: process.pid,
      startedAt: await startTimeOf(process.pid),
      name,
      token: randomUUID(),
      session,
    };
    const mine = `${path}.${owner.token}`;
    await writeFile(mine, JSON.stringify(owner));
    try {
      for (let attempt = 0; attempt < attempts; attempt++) {
        // A hard link is made whole or not at all: nobody ever reads a half-written owner file.
        const taken = await link(mine, path).then(
          () => true,
          (error: unknown) => {
            if (systemCodeOf(error) === 'EEXIST') return false;
            throw error;
          },
        );
        if (taken) return new LibraryLock(path, owner.token);
        if (!(await reapDead(path, session))) await delay(between);
      }
      throw new NearnoteError(
        'library-in-use',
        'This library is just being opened by another program. Try again in a moment.',
      );
    } finally {
      await unlink(mine);
    }
  }

  async release(): Promise<void> {
    const owner = await readOwner(this.#path);
    if (owner?.token === this.#token) await unlink(this.#path);
  }
}

/**
 * Removes the owner file of a process that is gone; false if another process is just about to.
 * Only who holds the reaping folder, which one process can make at a time, removes an owner file that is not its own:
 * otherwise the second of two that found a dead owner would remove the lock that the first has just taken.
 * @throws NearnoteError `library-in-use` if the owner lives.
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
    const isOurs = owner?.pid === process.pid && owner.session === session;
    if (owner !== null && !isOurs && (await isAlive(owner))) {
      throw new NearnoteError(
        'library-in-use',
        `This library is open in ${owner.name} (process ${owner.pid}). Close it there first.`,
      );
    }
    await rm(path, { force: true });
    return true;
  } finally {
    await rmdir(reaping);
  }
}

/** Reaping takes milliseconds: a folder that is older was left by a process that died over it. */
async function removeIfAbandoned(reaping: string): Promise<void> {
  try {
    const { mtimeMs } = await stat(reaping);
    if (Date.now() - mtimeMs > abandonedAfter) await rmdir(reaping);
  } catch (error) {
    if (systemCodeOf(error) !== 'ENOENT') throw error;
  }
}

/** The owner on record; null where there is none, or none that can be read. */
async function readOwner(path: string): Promise<Owner | null> {
  try {
    return ownerShape.parse(JSON.parse(await readFile(path, 'utf8')));
  } catch (error) {
    const unusable = error instanceof SyntaxError || error instanceof z.ZodError || systemCodeOf(error) === 'ENOENT';
    if (unusable) return null;
    throw error;
  }
}

async function isAlive(owner: Owner): Promise<boolean> {
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    // EPERM: it lives, and belongs to somebody else.
    if (systemCodeOf(error) === 'ESRCH') return false;
  }
  const startedAt = await startTimeOf(owner.pid);
  return owner.startedAt === null || startedAt === null || startedAt === owner.startedAt;
}
