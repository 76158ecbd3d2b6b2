/** The signature, the flags, and the length of a header extension that PostgreSQL never uses. */
const headerBytes = 19;
/** In place of the number of fields, after the last row. */
const end = -1;

/** Rows of which each begins with the number of its fields, as one answer. */
export function copiedRows(rows: readonly Uint8Array[]): Uint8Array {
  const trailer = Buffer.alloc(2);
  trailer.writeInt16BE(end);
  return Buffer.concat([Buffer.alloc(headerBytes), ...rows, trailer]);
}

/**
 * Reads rows in PostgreSQL’s binary COPY format (see BinaryCopy). This is the fastest way to read rows: those of other
 * statements arrive as text, value by value. Fields are read in the order of the columns. A field that may be null must
 * be read with an `…OrNull` method.
 */
export class BinaryRows {
  readonly #bytes: Buffer;
  #at = headerBytes;

  constructor(bytes: Uint8Array) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Moves to the next row. @returns false after the last one. */
  next(): boolean {
    const fields = this.#bytes.readInt16BE(this.#at);
    this.#at += 2;
    return fields !== end;
  }

  int4(): number {
    const value = this.#bytes.readInt32BE(this.#at + 4);
    this.#at += 8;
    return value;
  }

  int4OrNull(): number | null {
    return this.#isNull() ? null : this.int4();
  }

  boolean(): boolean {
    const value = this.#bytes[this.#at + 4] === 1;
    this.#at += 5;
    return value;
  }

  float8(): number {
    const value = this.#bytes.readDoubleBE(this.#at + 4);
    this.#at += 12;
    return value;
  }

  /** A view of the answer’s bytes, which keeps all of it in memory: copy what you keep. */
  bytes(): Uint8Array {
    const length = this.#length();
    const value = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return value;
  }

  text(): string {
    const length = this.#length();
    const value = this.#bytes.toString('utf8', this.#at, this.#at + length);
    this.#at += length;
    return value;
  }

  textOrNull(): string | null {
    return this.#isNull() ? null : this.text();
  }

  /** A `text[]` without nulls. */
  texts(): string[] {
    const end = this.#at + 4 + this.#length();
    // The number of dimensions, whether there are nulls, and the type; then the number of elements, and that of the first.
    const dimensions = this.#bytes.readInt32BE(this.#at);
    this.#at += 12 + dimensions * 8;
    const texts: string[] = [];
    while (this.#at < end) texts.push(this.text());
    return texts;
  }

  /** A pgvector `vector`, see BinaryCopy. */
  vector(): Float32Array {
    const bytes = Buffer.from(this.bytes().subarray(4)).swap32();
    return new Float32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4).slice();
  }

  vectorOrNull(): Float32Array | null {
    return this.#isNull() ? null : this.vector();
  }

  /** Whether the next field is null, which is then passed over. */
  #isNull(): boolean {
    if (this.#bytes.readInt32BE(this.#at) !== -1) return false;
    this.#at += 4;
    return true;
  }

  #length(): number {
    const length = this.#bytes.readInt32BE(this.#at);
    this.#at += 4;
    return length;
  }
}
