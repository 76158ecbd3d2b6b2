/** A file in a tar archive. */
export interface TarFile {
  name: string;
  bytes: Uint8Array;
}

const block = 512;

/** The ordinary files of a tar archive (POSIX ustar, pax), in order, up to a place where it is damaged. */
export function* filesInTar(bytes: Uint8Array): Generator<TarFile> {
  let longName = '';
  for (let at = 0; at + block <= bytes.length; ) {
    const header = bytes.subarray(at, at + block);
    const size = Number.parseInt(stringIn(header, 124, 12), 8);
    if (header[0] === 0 || !(size >= 0)) return;
    const from = at + block;
    const content = bytes.subarray(from, from + size);
    at = from + Math.ceil(size / block) * block;
    const type = stringIn(header, 156, 1);
    if (type === 'x') longName = /(?:^|\n)\d+ path=([^\n]*)\n/.exec(stringIn(content, 0, size))?.[1] ?? '';
    else if (type === 'L') longName = stringIn(content, 0, size);
    else {
      const prefix = stringIn(header, 257, 5) === 'ustar' ? stringIn(header, 345, 155) : '';
      const name = longName || [prefix, stringIn(header, 0, 100)].filter((part) => part !== '').join('/');
      longName = '';
      if (type === '0' || type === '') yield { name, bytes: content };
    }
  }
}

/** A text in a header, which ends at the first zero. */
function stringIn(bytes: Uint8Array, at: number, length: number): string {
  const field = bytes.subarray(at, at + length);
  const end = field.indexOf(0);
  return new TextDecoder().decode(end === -1 ? field : field.subarray(0, end)).trim();
}
