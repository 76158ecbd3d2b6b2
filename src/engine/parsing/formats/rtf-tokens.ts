/** What an RTF file is made of (Rich Text Format Specification 1.9.1, “RTF Syntax”). */
export type RtfToken =
  | { kind: 'open' }
  | { kind: 'close' }
  /** A control word with its number, or a control symbol; the number is null if none is written. */
  | { kind: 'control'; word: string; number: number | null }
  /** Text, in a code page. */
  | { kind: 'text'; bytes: Uint8Array };

const backslash = 0x5c;
const longestWord = 40;

/** The tokens of an RTF file, in order. What follows `\bin` is passed over. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  const open: RtfToken = { kind: 'open' };
  const close: RtfToken = { kind: 'close' };
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0;
    at += 1;
    if (byte === 0x7b) yield open;
    else if (byte === 0x7d) yield close;
    else if (byte !== backslash) {
      if (!isText(byte)) continue;
      const start = at - 1;
      while (at < bytes.length && isText(bytes[at] ?? 0)) at++;
      yield { kind: 'text', bytes: bytes.subarray(start, at) };
    } else if (bytes[at] === 0x27) {
      const code = Number.parseInt(asciiOf(bytes, at + 1, at + 3), 16);
      at += 3;
      if (!Number.isNaN(code)) yield { kind: 'text', bytes: Uint8Array.of(code) };
    } else {
      const [end, token] = control(bytes, at);
      at = end;
      if (token.word === 'bin') at += Math.max(0, token.number ?? 0);
      else yield token;
    }
  }
}

function control(bytes: Uint8Array, from: number): [end: number, token: RtfToken & { kind: 'control' }] {
  let at = from;
  while (isLetter(bytes[at] ?? 0) && at - from < longestWord) at++;
  if (at === from) return [from + 1, { kind: 'control', word: asciiOf(bytes, from, from + 1), number: null }];
  const word = asciiOf(bytes, from, at);
  const first = at;
  if (bytes[at] === 0x2d) at++;
  while (isDigit(bytes[at] ?? 0) && at - first < 11) at++;
  const number = at === first ? null : Number.parseInt(asciiOf(bytes, first, at), 10);
  // One space ends a word.
  if (bytes[at] === 0x20) at++;
  return [at, { kind: 'control', word, number: Number.isNaN(number) ? null : number }];
}

function asciiOf(bytes: Uint8Array, from: number, to: number): string {
  return String.fromCharCode(...bytes.subarray(from, to));
}

/** The ends of lines are no text, and nothing is written as zero. */
function isText(byte: number): boolean {
  return byte !== 0x7b && byte !== 0x7d && byte !== backslash && byte !== 0x0a && byte !== 0x0d && byte !== 0;
}

function isLetter(byte: number): boolean {
  return (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
