import { isUtf8 } from 'node:buffer';

export interface Decoded {
  text: string;
  /** What the user should know of how it was decoded; null where nothing is in doubt. */
  warning: string | null;
}

/** Why a file was left out, in words for the user whose file it is. */
export interface Unreadable {
  reason: string;
}

/** Bytes that the detector looks at: enough to be sure, few enough to be fast. */
const sampleSize = 64 * 1024;
/** Below this, the detector is wrong as often as right. */
const leastConfidence = 0.05;
/** Below this, it is wrong once in five or ten short texts. */
const goodConfidence = 0.2;
const escapeByte = 0x1b;

/**
 * Decodes a text file: UTF-8, UTF-16 and UTF-32, with a byte order mark or without, and what the detector knows of older
 * encodings. The mark is no part of the text. What cannot be decoded without loss is refused, not guessed at.
 * @param declared the encoding that the file itself names, if it does.
 */
export async function decode(bytes: Uint8Array, declared: string | null = null): Promise<Decoded | Unreadable> {
  const marked = encodingOfMark(bytes);
  if (marked !== null) {
    const text = await decodeAs(bytes, marked);
    return text === null ? damaged(marked) : { text: text.replace(/^\uFEFF/, ''), warning: null };
  }
  const isUnicode = isUtf8(bytes);
  const hasNul = bytes.includes(0);
  if (isUnicode && !hasNul && !bytes.includes(escapeByte)) return sure(bytes);
  const stated = declared === null || isUnicode ? null : await decodeAs(bytes, declared);
  if (stated !== null && isReadable(stated)) return { text: stated, warning: null };
  if (!isUnicode && !hasNul && isNearlyUtf8(bytes)) return damaged('UTF-8');
  return decodeGuessed(bytes, isUnicode && !hasNul, hasNul);
}

/** Text in an older encoding, or in Unicode without a mark; or bytes that are no text at all. */
async function decodeGuessed(bytes: Uint8Array, isPlain: boolean, hasNul: boolean): Promise<Decoded | Unreadable> {
  const { encoding, confidence } = await guess(bytes);
  const isWide = /^utf-(16|32)/i.test(encoding ?? '');
  // Text with escape characters is mostly what a terminal showed.
  if (isPlain && (encoding === null || !/^(iso-2022|hz)/i.test(encoding))) return sure(bytes);
  // The zero bytes of other encodings than these are no text.
  if (encoding === null || (hasNul && !isWide)) return notText;
  const text = await decodeAs(bytes, encoding);
  if (text !== null && !isReadable(text)) return notText;
  if (text === null) return isReadable(new TextDecoder('latin1').decode(bytes)) ? unknown(encoding) : notText;
  if (confidence < leastConfidence) return unsure;
  const warning = `Read as ${encoding}, which was guessed. If it looks wrong, save the file as UTF-8.`;
  return { text, warning: confidence < goodConfidence ? warning : null };
}

const notText: Unreadable = {
  reason: 'The file is not text, whatever its name says. If it should be, open it in an editor and save it as UTF-8.',
};

const unsure: Unreadable = {
  reason:
    'The file is in an older encoding, and it cannot be told for certain which. Save it as UTF-8 to have it indexed.',
};

function damaged(encoding: string): Unreadable {
  return {
    reason: `The file is ${encoding}, but damaged: some of its bytes stand for no character. Save it as UTF-8 to have it indexed.`,
  };
}

function unknown(encoding: string): Unreadable {
  return { reason: `The file looks like ${encoding} and could not be decoded. Save it as UTF-8 to have it indexed.` };
}

function sure(bytes: Uint8Array): Decoded {
  return { text: new TextDecoder().decode(bytes), warning: null };
}

function encodingOfMark([a, b, c, d]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'UTF-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32LE' : 'UTF-16LE';
  if (a === 0xfe && b === 0xff) return 'UTF-16BE';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32BE';
  return null;
}

/** The text, or null where the bytes do not fit the encoding, or none of this name is known. */
async function decodeAs(bytes: Uint8Array, encoding: string): Promise<string | null> {
  const name = encoding.replace(/^(utf-\d\d)-/i, '$1');
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    // Node knows the encodings of the web only, and is strict about those that it knows.
    if (/^utf-(8|16)/i.test(name)) return null;
  }
  const { default: iconv } = await import('iconv-lite');
  if (!iconv.encodingExists(name)) return null;
  const text = iconv.decode(bytes, name);
  return text.includes('\uFFFD') ? null : text;
}

async function guess(bytes: Uint8Array): Promise<{ encoding: string | null; confidence: number }> {
  const { detect } = await import('jschardet');
  const telling = bytes.findIndex((byte) => byte >= 0x80 || byte === escapeByte || byte === 0);
  const from = Math.max(0, telling - 256);
  // Characters of two and of four bytes must not be parted.
  return detect(bytes.subarray(from - (from % 4), from + sampleSize));
}

/**
 * Whether bytes that are not UTF-8 as a whole were meant to be: they hold many characters of several bytes for each
 * that is broken, or only end in the middle of one. Guessing another encoding for them would show rubbish.
 */
function isNearlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder().decode(bytes);
  const broken = text.match(/\uFFFD+/g)?.length ?? 0;
  const beyond = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return beyond > 2 * broken || isCutShort(bytes);
}

function isCutShort(bytes: Uint8Array): boolean {
  const start = bytes.findLastIndex((byte) => (byte & 0xc0) !== 0x80);
  const first = bytes[start] ?? 0;
  const length = first >= 0xf0 ? 4 : first >= 0xe0 ? 3 : 2;
  const has = bytes.length - start;
  return first >= 0xc2 && has > 1 && has < length && isUtf8(bytes.subarray(0, start));
}

/** Text has hardly any control characters; what a wrong encoding makes of a picture or a program is full of them. */
function isReadable(text: string): boolean {
  let controls = 0;
  for (let at = 0; at < text.length; at++) if (isControl(text.charCodeAt(at))) controls++;
  return controls <= text.length / 1_000;
}

/** Space, escape and the shifts of Asian encodings are found in text; the others are not. */
function isControl(code: number): boolean {
  return code < 0x20 ? !(code >= 0x09 && code <= 0x0f) && code !== escapeByte : code === 0x7f;
}
