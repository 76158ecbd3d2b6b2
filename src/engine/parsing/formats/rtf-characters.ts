import iconv from 'iconv-lite';

/** The code pages of fonts, by their `\fcharset`; of the others it is the document’s. */
const ofCharset = new Map([
  [77, 10000],
  [128, 932],
  [129, 949],
  [134, 936],
  [136, 950],
  [161, 1253],
  [162, 1254],
  [163, 1258],
  [177, 1255],
  [178, 1256],
  [186, 1257],
  [204, 1251],
  [222, 874],
  [238, 1250],
  [254, 437],
  [255, 850],
]);
/** The document’s code page, where a word names it. */
export const codePages = new Map([
  ['ansi', 1252],
  ['mac', 10000],
  ['pc', 437],
  ['pca', 850],
]);

/** Characters that are control words or symbols. A place where a word may be parted is none. */
export const characters = new Map([
  ['tab', ' '],
  ['cell', ' '],
  ['line', '\n'],
  ['lbr', '\n'],
  ['emdash', '—'],
  ['endash', '–'],
  ['bullet', '•'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['emspace', ' '],
  ['enspace', ' '],
  ['qmspace', ' '],
  ['~', '\u00a0'],
  ['_', '-'],
  ['{', '{'],
  ['}', '}'],
  ['\\', '\\'],
]);

export function codePageOfCharset(charset: number): number | null {
  return ofCharset.get(charset) ?? null;
}

/** The text of bytes in a code page of Windows or DOS; in the Western one if it is unknown. */
export function decoded(bytes: readonly number[], codePage: number): string {
  if (bytes.every((byte) => byte < 0x80)) return String.fromCharCode(...bytes);
  const name = codePage === 10000 ? 'macintosh' : codePage === 65001 ? 'utf8' : `cp${codePage}`;
  return iconv.decode(Buffer.from(bytes), iconv.encodingExists(name) ? name : 'cp1252');
}
