/** A passage’s terms by their numbers in the vocabulary, ascending, with how often each stands in it. */
export interface TermList {
  ids: Uint32Array;
  frequencies: Uint8Array;
  /** Words of the passage. */
  length: number;
}

/** Bytes of a number below 2³² in groups of seven bits (LEB128), at most. */
const widest = 5;

/** A term list as it is stored: the length, then for each term the distance from the one before it, and its frequency. */
export function encodeTermList({ ids, frequencies, length }: TermList): Uint8Array {
  const bytes = new Uint8Array(widest + ids.length * (widest + 1));
  let at = 0;
  const put = (value: number): void => {
    let rest = value;
    for (; rest > 0x7f; rest = Math.floor(rest / 0x80)) bytes[at++] = (rest & 0x7f) | 0x80;
    bytes[at++] = rest;
  };
  put(length);
  let before = 0;
  for (const [index, id] of ids.entries()) {
    put(id - before);
    bytes[at++] = frequencies[index] ?? 0;
    before = id;
  }
  return bytes.slice(0, at);
}

/** Reads what encodeTermList has written. */
export function decodeTermList(bytes: Uint8Array): TermList {
  // No term takes less than two bytes.
  const ids = new Uint32Array(bytes.length >> 1);
  const frequencies = new Uint8Array(bytes.length >> 1);
  let at = 0;
  const take = (): number => {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = bytes[at++] ?? 0;
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
      scale *= 0x80;
    }
  };
  const length = take();
  let count = 0;
  for (let id = 0; at < bytes.length; count++) {
    id += take();
    ids[count] = id;
    frequencies[count] = bytes[at++] ?? 0;
  }
  return { ids: ids.subarray(0, count), frequencies: frequencies.subarray(0, count), length };
}
