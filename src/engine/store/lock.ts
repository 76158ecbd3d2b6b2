import { randomUUID } from 'node:crypto';
import { link, readFile, rename, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
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
});
type Owner = z.infer<typeof ownerShape>;

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
  static async acquire(library: string, name: string): Promise<LibraryLock> {
    const path = join(library, 'owner.json');
    const owner: Owner = { pid: process.pid, startedAt: await startTimeOf(process.pid), name, token: randomUUID() };
    const mine = `${path}.${owner.token}`;
    await writeFile(mine, JSON.stringify(owner));
    try {
      for (let attempt = 0; attempt < 3; attempt++) {
        // A hard link is made whole or not at all: nobody ever reads a half-written owner file.
        const taken = await link(mine, path).then(
          () => true,
          (error: unknown) => {
            if (systemCodeOf(error) === 'EEXIST') return false;
            throw error;
          },
        );
        if (taken) return new LibraryLock(path, owner.token);
        await reapDead(path);
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

/** Removes the owner file of a process that is gone. @throws NearnoteError `library-in-use` if it lives. */
async function reapDead(path: string): Promise<void> {
  const owner = await readOwner(path);
  if (owner !== null && (await isAlive(owner))) {
    throw new NearnoteError(
      'library-in-use',
      `This library is open in ${owner.name} (process ${owner.pid}). Close it there first.`,
    );
  }
  // Renamed before it is judged: of two that reap at once only one gets it, and what it got is what it read.
  const aside = `${path}.${randomUUID()}`;
  try {
    await rename(path, aside);
  } catch (error) {
    if (systemCodeOf(error) === 'ENOENT') return;
    throw error;
  }
  const got = await readOwner(aside);
  if (got !== null && got.token !== owner?.token) await rename(aside, path);
  else await unlink(aside);
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
