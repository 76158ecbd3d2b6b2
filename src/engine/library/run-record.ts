import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import PQueue from 'p-queue';
import { z } from 'zod';
import { systemCodeOf } from '../../shared/errors.ts';
import { unlessUnusable } from '../lib/unless-code.ts';

/** Milliseconds after its start in which an end counts as a crash that the start has caused. */
const early = 60_000;
/** With so many such crashes in a row, the next start waits for the user. */
const tooMany = 2;

const content = z.object({
  /** Crashes soon after a start, in a row. */
  crashes: z.int(),
  isEarly: z.boolean(),
  /** The file that is being read, by its path. */
  reading: z.string().nullable(),
});

/**
 * A file that stands in the library while its engine works, so that the next start knows how the last one ended. After a crash
 * files are read one at a time for a while, so that the one that ends the program again is known.
 */
export class RunRecord {
  readonly #path: string;
  readonly #alone = new PQueue({ concurrency: 1 });
  #now: z.infer<typeof content> | null = null;
  #timer: NodeJS.Timeout | undefined;

  constructor(library: string) {
    this.#path = join(library, 'running.json');
  }

  /** @returns whether the program keeps crashing, and the file that it was reading then, if any. */
  begin(): { keepsCrashing: boolean; suspect: string | null } {
    const last = this.#read();
    const crashes = last?.isEarly ? last.crashes + 1 : 0;
    const keepsCrashing = crashes >= tooMany;
    // What keeps the program from starting is held from here on, and counted anew once the user lets it go on.
    this.#write({ crashes: keepsCrashing ? 0 : crashes, isEarly: true, reading: null });
    this.#timer = setTimeout(() => this.#write({ crashes: 0, isEarly: false, reading: null }), early).unref();
    return { keepsCrashing, suspect: keepsCrashing ? (last?.reading ?? null) : null };
  }

  /** Whether files are read one at a time. */
  get isCareful(): boolean {
    return (this.#now?.crashes ?? 0) > 0;
  }

  /** Reads a file while no other one is read. */
  alone<T>(path: string, read: () => Promise<T>): Promise<T> {
    return this.#alone.add(async () => {
      this.#note(path);
      try {
        return await read();
      } finally {
        this.#note(null);
      }
    });
  }

  /** The library is closed as it should be. */
  end(): void {
    if (this.#now === null) return;
    clearTimeout(this.#timer);
    this.#now = null;
    rmSync(this.#path, { force: true });
  }

  #note(reading: string | null): void {
    if (this.#now !== null && this.isCareful) this.#write({ ...this.#now, reading });
  }

  #read(): z.infer<typeof content> | null {
    try {
      return content.parse(JSON.parse(readFileSync(this.#path, 'utf8')));
    } catch (error) {
      return unlessUnusable(error) ?? null;
    }
  }

  /** At once and without waiting for the disk: a program that crashes leaves what it has written to the system. */
  #write(now: z.infer<typeof content>): void {
    this.#now = now;
    try {
      writeFileSync(this.#path, JSON.stringify(now), { mode: 0o600 });
    } catch (error) {
      // Only the next start would have used it, and a full disk must not keep this one from going on.
      if (systemCodeOf(error) === undefined) throw error;
    }
  }
}
