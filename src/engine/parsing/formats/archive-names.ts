import { posix } from 'node:path';

/** The names of the files in an archive, found however an address writes them. */
export class ArchiveNames {
  readonly #exact: ReadonlySet<string>;
  readonly #byKey = new Map<string, string>();

  constructor(names: readonly string[]) {
    this.#exact = new Set(names);
    for (const name of names) {
      const key = keyOf(name);
      if (!this.#byKey.has(key)) this.#byKey.set(key, name);
      // A name in UTF-8 that the archive does not say is in UTF-8.
      const utf8 = keyOf(Buffer.from(name, 'latin1').toString('utf8'));
      if (!this.#byKey.has(utf8)) this.#byKey.set(utf8, name);
    }
  }

  /**
   * The name of the file at an address; null if there is none. Escapes, fragments, the case of letters, how accents are encoded
   * and which way slashes lean do not count, except where two names differ in nothing else.
   * @param from the file that has the address, to which it is relative.
   */
  find(address: string, from = ''): string | null {
    const plain = address.replaceAll('\\', '/');
    const folder = posix.dirname(from);
    for (const written of new Set([plain, plain.replace(/[#?].*$/s, '')])) {
      for (const path of new Set([written, decoded(written)])) {
        const full = posix.join(folder, path);
        if (this.#exact.has(full)) return full;
        const found = this.#byKey.get(keyOf(full)) ?? this.#byKey.get(keyOf(path));
        if (found !== undefined) return found;
      }
    }
    return null;
  }
}

function keyOf(name: string): string {
  return posix
    .normalize(name.replaceAll('\\', '/'))
    .replace(/^(?:\.{0,2}\/)+/, '')
    .normalize('NFC')
    .toLowerCase();
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    // A literal percent sign.
    return address;
  }
}
