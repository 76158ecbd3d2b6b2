import { createHash } from 'node:crypto';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { diskError } from './disk.ts';

/** A file in progress, at `<path>.part` until it is complete. Its hash is updated as it grows. */
export class PartFile {
  readonly #path: string;
  readonly #file: FileHandle;
  #hash = createHash('sha256');
  #size = 0;

  private constructor(path: string, file: FileHandle) {
    this.#path = path;
    this.#file = file;
  }

  /** Opens a new or an existing partial file. @throws NearnoteError `disk-full`, `download-failed` */
  static async open(path: string): Promise<PartFile> {
    try {
      await mkdir(dirname(path), { recursive: true });
      const part = new PartFile(path, await open(partPath(path), 'a+'));
      await part.#hashExisting();
      return part;
    } catch (error) {
      throw diskError(error, path);
    }
  }

  get size(): number {
    return this.#size;
  }

  get sha256(): string {
    return this.#hash.copy().digest('hex');
  }

  async append(chunk: Uint8Array): Promise<void> {
    try {
      await this.#file.writeFile(chunk);
    } catch (error) {
      throw diskError(error, this.#path);
    }
    this.#hash.update(chunk);
    this.#size += chunk.byteLength;
  }

  async restart(): Promise<void> {
    await this.#file.truncate(0);
    this.#hash = createHash('sha256');
    this.#size = 0;
  }

  /** Moves the complete file to its place. */
  async finish(): Promise<void> {
    await this.#file.close();
    await rename(partPath(this.#path), this.#path);
  }

  async discard(): Promise<void> {
    await this.#file.close();
    await rm(partPath(this.#path), { force: true });
  }

  /** Keeps the partial file, to be continued later. */
  close(): Promise<void> {
    return this.#file.close();
  }

  async #hashExisting(): Promise<void> {
    const { size } = await this.#file.stat();
    if (size === 0) return;
    for await (const chunk of this.#file.createReadStream({ start: 0, end: size - 1, autoClose: false })) {
      this.#hash.update(chunk);
      this.#size += chunk.length;
    }
  }
}

export function partPath(path: string): string {
  return `${path}.part`;
}
