import { createHash } from 'node:crypto';
import { type FileHandle, open, rm, stat } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { z } from 'zod';
import { systemCodeOf } from '../../shared/errors.ts';
import type { Logger } from '../../shared/log.ts';
import { writeInOneStep } from '../lib/replace-file.ts';

const header = z.object({ version: z.literal(1), fingerprint: z.string(), recordBytes: z.int() });
/** The header’s bytes, filled with spaces: a fingerprint may be longer, its hash is not. */
const headerBytes = 512;
/** Before each part: its number of records, and the checksum of them. */
const partHeaderBytes = 8;
/** Of one part: read and written at once. */
const recordsOfPart = 4_096;

/** What is written of a passage. */
export interface VectorRecord {
  chunkId: number;
  /** Hash of the text that was embedded. */
  textHash: Uint8Array;
  /** What is kept of its vector in memory. */
  kept: Uint8Array;
}

const [idBytes, hashBytes] = [4, 16];

/**
 * What an engine keeps of one model’s vectors in memory, in a file beside the database, so that opening a library reads one
 * file instead of all rows. It is a copy of what the database holds, by chunk and by the hash of its text, and may be old: what is
 * not in it is read from the database. A file of another model, or a part that was damaged, counts as missing.
 */
export class VectorFile {
  readonly #path: string;
  /** Its hash. */
  readonly #fingerprint: string;
  readonly #logger: Logger;

  /** @param fingerprint of the generation: vectors of one are never taken for those of another. */
  constructor(path: string, fingerprint: string, logger: Logger) {
    this.#path = path;
    this.#fingerprint = createHash('sha256').update(fingerprint).digest('hex');
    this.#logger = logger;
  }

  /** Reads the records, in the order in which they were written, up to the first damage. The bytes of one are only valid until the next. */
  async read(keptBytes: number, take: (record: VectorRecord) => void): Promise<void> {
    const file = await this.#opened().catch((error: unknown) => {
      if (systemCodeOf(error) !== 'ENOENT') this.#failed(error);
      return null;
    });
    if (file === null) return;
    try {
      await this.#readParts(file, keptBytes, take);
    } catch (error) {
      this.#failed(error);
    } finally {
      await file.close();
    }
  }

  /** Opening a pipe would wait until somebody writes into it, and so would the end of the process. */
  async #opened(): Promise<FileHandle> {
    if (!(await stat(this.#path)).isFile()) throw new Error('It is no file.');
    return open(this.#path, 'r');
  }

  async #readParts(file: FileHandle, keptBytes: number, take: (record: VectorRecord) => void): Promise<void> {
    const recordBytes = idBytes + hashBytes + keptBytes;
    const first = await filled(file, Buffer.alloc(headerBytes));
    const written = header.parse(JSON.parse(first.toString('utf8')));
    if (written.fingerprint !== this.#fingerprint || written.recordBytes !== recordBytes) return;
    const partHeader = Buffer.alloc(partHeaderBytes);
    const whole = Buffer.alloc(recordsOfPart * recordBytes);
    for (;;) {
      await filled(file, partHeader);
      const records = partHeader.readUInt32LE(0);
      if (records === 0) return;
      const part = await filled(file, whole.subarray(0, Math.min(records, recordsOfPart) * recordBytes));
      if (crc32(part) !== partHeader.readUInt32LE(4)) throw new Error('A part has another checksum.');
      for (let at = 0; at < part.length; at += recordBytes) {
        const textHash = part.subarray(at + idBytes, at + idBytes + hashBytes);
        const kept = part.subarray(at + idBytes + hashBytes, at + recordBytes);
        take({ chunkId: part.readUInt32LE(at), textHash, kept });
      }
    }
  }

  /** Writes the file anew, in one step; a crash, or a disk without room, leaves the one before. */
  async write(keptBytes: number, records: Iterable<VectorRecord>, signal: AbortSignal): Promise<void> {
    try {
      await writeInOneStep(this.#path, (file) => this.#writeParts(file, keptBytes, records, signal));
    } catch (error) {
      if (!signal.aborted) this.#failed(error);
    }
  }

  async #writeParts(
    file: FileHandle,
    keptBytes: number,
    records: Iterable<VectorRecord>,
    signal: AbortSignal,
  ): Promise<void> {
    const recordBytes = idBytes + hashBytes + keptBytes;
    const about: z.infer<typeof header> = { version: 1, fingerprint: this.#fingerprint, recordBytes };
    await file.write(JSON.stringify(about).padEnd(headerBytes));
    const whole = Buffer.alloc(partHeaderBytes + recordsOfPart * recordBytes);
    let count = 0;
    const flush = async () => {
      signal.throwIfAborted();
      const bytes = whole.subarray(partHeaderBytes, partHeaderBytes + count * recordBytes);
      whole.writeUInt32LE(count, 0);
      whole.writeUInt32LE(crc32(bytes), 4);
      await file.writeFile(whole.subarray(0, partHeaderBytes + bytes.length));
      count = 0;
    };
    for (const { chunkId, textHash, kept } of records) {
      const at = partHeaderBytes + count * recordBytes;
      whole.writeUInt32LE(chunkId, at);
      whole.set(textHash, at + idBytes);
      whole.set(kept, at + idBytes + hashBytes);
      count++;
      if (count === recordsOfPart) await flush();
    }
    if (count > 0) await flush();
    // The end: a part without records.
    await flush();
  }

  async remove(): Promise<void> {
    await rm(this.#path, { force: true });
  }

  /** The database has all of it: nobody need be told. */
  #failed(error: unknown): void {
    this.#logger.log('file.failed', { file: 'vectors' }, error);
  }
}

/** Fills a buffer with what comes next in a file. @throws if the file ends before. */
async function filled(file: FileHandle, buffer: Buffer): Promise<Buffer> {
  const { bytesRead } = await file.read(buffer, 0, buffer.length, null);
  if (bytesRead < buffer.length) throw new Error('The file ends too early.');
  return buffer;
}
