/** A passage’s terms by their numbers in the vocabulary, ascending, and how often each occurs in it. */
export interface TermList {
  ids: Uint32Array;
  frequencies: Uint8Array;
  /** Length of the passage in words. */
  length: number;
}

/** A number below 2³² in groups of seven bits (LEB128) takes up to this many bytes. */
const maxBytes = 5;

/** The stored form: the length, then for each term its difference from the one before and its frequency. */
export function encodeTermList({ ids, frequencies, length }: TermList): Uint8Array {
  const bytes = new Uint8Array(maxBytes + ids.length * (maxBytes + 1));
  let at = 0;
  const put = (value: number): void => {
    let remaining = value;
    for (; remaining > 0x7f; remaining = Math.floor(remaining / 0x80)) bytes[at++] = (remaining & 0x7f) | 0x80;
    bytes[at++] = remaining;
  };
  put(length);
  let previous = 0;
  for (const [index, id] of ids.entries()) {
    put(id - previous);
    bytes[at++] = frequencies[index] ?? 0;
    previous = id;
  }
  return bytes.slice(0, at);
}

/** Decodes what encodeTermList wrote. */
export function decodeTermList(bytes: Uint8Array): TermList {
  // Every term takes at least two bytes.
  const ids = new Uint32Array(bytes.length >> 1);
  const frequencies = new Uint8Array(bytes.length >> 1);
  let at = 0;
  // The first number is the length, the others belong to terms. All in one loop, because every passage of a library is decoded when it is opened.
  let length = -1;
  let count = 0;
  let id = 0;
  while (at < bytes.length) {
    let byte = bytes[at++] ?? 0;
    let value = byte & 0x7f;
    for (let scale = 0x80; byte >= 0x80; scale *= 0x80) {
      byte = bytes[at++] ?? 0;
      value += (byte & 0x7f) * scale;
    }
    if (length === -1) {
      length = value;
      continue;
    }
    id += value;
    ids[count] = id;
    frequencies[count++] = bytes[at++] ?? 0;
  }
  return { ids: ids.subarray(0, count), frequencies: frequencies.subarray(0, count), length: Math.max(0, length) };
}
