/** Signature, flags and the length of an extension that is never used. */
const headerBytes = 19;

/**
 * Reads rows in PostgreSQL's binary COPY format (see BinaryCopy), as the fastest way out: a statement's rows come as text, value by
 * value. Fields are read in the order of the statement's columns; none may be null unless it is asked for as such.
 */
export class BinaryRows {
  readonly #bytes: Buffer;
  #at = headerBytes;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Whether there is another row; its fields come next. */
  next(): boolean {
    const fields = this.#bytes.readInt16BE(this.#at);
    this.#at += 2;
    return fields !== -1;
  }

  int4(): number {
    const value = this.#bytes.readInt32BE(this.#at + 4);
    this.#at += 8;
    return value;
  }

  float8(): number {
    const value = this.#bytes.readDoubleBE(this.#at + 4);
    this.#at += 12;
    return value;
  }

  /** A view of the bytes: copy what is kept. */
  bytes(): Uint8Array {
    const length = this.#length();
    const value = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return value;
  }

  bytesOrNull(): Uint8Array | null {
    if (this.#bytes.readInt32BE(this.#at) !== -1) return this.bytes();
    this.#at += 4;
    return null;
  }

  text(): string {
    const length = this.#length();
    const value = this.#bytes.toString('utf8', this.#at, this.#at + length);
    this.#at += length;
    return value;
  }

  textOrNull(): string | null {
    if (this.#bytes.readInt32BE(this.#at) !== -1) return this.text();
    this.#at += 4;
    return null;
  }

  /** A pgvector `vector`: its width and an unused word, then big-endian float32. */
  vector(): Float32Array {
    const bytes = Buffer.from(this.bytes().subarray(4)).swap32();
    return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4).slice();
  }

  #length(): number {
    const length = this.#bytes.readInt32BE(this.#at);
    this.#at += 4;
    return length;
  }
}
