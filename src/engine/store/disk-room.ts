import { setTimeout as wait } from 'node:timers/promises';
import { NearnoteError } from '../../shared/errors.ts';
import { userText } from '../../shared/user-text.ts';
import { libraryClosing } from '../lib/closing.ts';
import { freeSpace } from '../lib/free-space.ts';

const megabyte = 1_000_000;

/**
 * Bytes that must be free before anything is written. PostgreSQL ends when its log, which grows by up to 16 MB at a time, finds no
 * room; the largest of our transactions writes less than 5 MB, and other programs write meanwhile.
 */
export const roomToWrite = 64 * megabyte;

/** Milliseconds between two looks at a full disk. */
const lookEvery = 1_000;

/** The disk that a database is on: whoever is about to write waits here while it is full. */
export class DiskRoom {
  readonly #directory: string;
  readonly #closing = new AbortController();
  #isMissing = false;
  #onChange: (isMissing: boolean) => void = () => {};
  #waiting: Promise<void> | null = null;

  constructor(directory: string) {
    this.#directory = directory;
  }

  get isMissing(): boolean {
    return freeSpace(this.#directory) < roomToWrite;
  }

  /** Is told when somebody begins to wait for room, and when there is some again. */
  watch(onChange: (isMissing: boolean) => void): void {
    this.#onChange = onChange;
    onChange(this.#isMissing);
  }

  /** Returns as soon as there is room. @throws NearnoteError `engine-stopped` once nobody waits any more. */
  async available(): Promise<void> {
    if (!this.isMissing) return;
    this.#waiting ??= this.#wait().finally(() => {
      this.#waiting = null;
    });
    await this.#waiting;
  }

  /** Whoever waits is refused from now on: the library is being closed. */
  stopWaiting(): void {
    this.#closing.abort();
  }

  async #wait(): Promise<void> {
    this.#tell(true);
    do {
      await wait(lookEvery, undefined, { signal: this.#closing.signal }).catch(() => {});
      if (this.#closing.signal.aborted) throw libraryClosing();
    } while (this.isMissing);
    this.#tell(false);
  }

  #tell(isMissing: boolean): void {
    this.#isMissing = isMissing;
    this.#onChange(isMissing);
  }
}

/** @throws NearnoteError `disk-full` unless so many bytes are free on the disk of a folder. */
export function requireRoom(folder: string, bytes = roomToWrite): void {
  const free = freeSpace(folder);
  if (free < bytes) throw diskFull(free, bytes);
}

function diskFull(free: number, needed: number): NearnoteError {
  return new NearnoteError(
    'disk-full',
    userText(
      'The disk is full: {free, number} MB are free, and the library needs {needed, number} MB. Nothing is lost. Free some space, and open the library again.',
      { free: Math.floor(free / megabyte), needed: Math.ceil(needed / megabyte) },
    ),
  );
}
