import { isUtf8 } from 'node:buffer';
import { type UserText, userText } from '../../shared/user-text.ts';

export interface Decoded {
  text: string;
  /** What the user should know about the decoding; null if nothing is in doubt. */
  warning: UserText | null;
}

/** Why a file cannot be indexed. */
export interface Unreadable {
  reason: UserText;
}

/** Bytes given to the detector: enough to be sure, few enough to be fast. */
const sampleSize = 64 * 1024;
/** Below this, the detector is wrong for one in five to ten short texts. */
const goodConfidence = 0.2;
/**
 * What no text in a language of Western Europe has. Among these only Portuguese has õ, before an e; in Hungarian ő would read as
 * that. It is searched for, as a pattern for the whole text would need a place on the stack for each character.
 */
const notWestern = /[^\p{ASCII}àâäáãåæçèéêëìíîïñòóôöõøœùúûüÿß€‚„…‘’“”•–—«»°§\u00A0ºª¿¡£²³½¼¾©®™´·×±µ]|õ(?!e)/iu;
/** So likely, beside the most likely one, must Windows-1252 be to be taken for such a text. */
const likelyEnough = 0.5;
/** So many characters beyond ASCII or fewer tell nothing of an encoding. */
const tooFew = 3;
const escapeByte = 0x1b;

/**
 * Decodes a text file: UTF-8, UTF-16 and UTF-32, with or without a byte order mark, and the older encodings that the
 * detector knows. The mark is not part of the text. A file that cannot be decoded without loss is refused.
 * @param declared the encoding that the file itself names, if any.
 */
export async function decode(bytes: Uint8Array, declared: string | null = null): Promise<Decoded | Unreadable> {
  const marked = encodingOfMark(bytes);
  if (marked !== null) {
    const text = await decodeAs(bytes, marked);
    return text === null ? damaged(marked) : { text: text.replace(/^\uFEFF/, ''), warning: null };
  }
  const isUnicode = isUtf8(bytes);
  const hasNul = bytes.includes(0);
  if (isUnicode && !hasNul && !bytes.includes(escapeByte)) return decodedUtf8(bytes);
  const stated = declared === null || isUnicode ? null : await decodeAs(bytes, declared);
  if (stated !== null && isReadable(stated)) return { text: stated, warning: null };
  if (!isUnicode && !hasNul && isNearlyUtf8(bytes)) return damaged('UTF-8');
  return decodeGuessed(bytes, isUnicode && !hasNul, hasNul);
}

/** For text in an older encoding or in UTF-16 or UTF-32 without a mark, and for bytes that are not text at all. */
async function decodeGuessed(bytes: Uint8Array, isPlain: boolean, hasNul: boolean): Promise<Decoded | Unreadable> {
  const { encoding, confidence } = await guess(bytes);
  const isWide = /^utf-(16|32)/i.test(encoding ?? '');
  // Text with escape characters is usually the output of a terminal.
  if (isPlain && (encoding === null || !/^(iso-2022|hz)/i.test(encoding))) return decodedUtf8(bytes);
  // In all other encodings, zero bytes mean that the file is not text.
  if (encoding === null || (hasNul && !isWide)) return notText;
  const text = await decodeAs(bytes, encoding);
  if (text !== null && !isReadable(text)) return notText;
  if (text === null) return isReadable(new TextDecoder('latin1').decode(bytes)) ? unknown(encoding) : notText;
  const warning = userText('Read as {encoding}, which is a guess. If the text looks wrong, save the file as UTF-8.', {
    encoding,
  });
  return { text, warning: confidence < goodConfidence ? warning : null };
}

const notText: Unreadable = {
  reason: userText(
    'The file is not text, although its name suggests that it is. If it should be, open it in an editor and save it as UTF-8.',
  ),
};

function damaged(encoding: string): Unreadable {
  return {
    reason: userText(
      'The file is {encoding}, but damaged: some bytes in it are invalid. Save it as UTF-8 to have it indexed.',
      { encoding },
    ),
  };
}

function unknown(encoding: string): Unreadable {
  return {
    reason: userText('The file looks like {encoding} but could not be decoded. Save it as UTF-8 to have it indexed.', {
      encoding,
    }),
  };
}

function decodedUtf8(bytes: Uint8Array): Decoded {
  return { text: new TextDecoder().decode(bytes), warning: null };
}

function encodingOfMark([a, b, c, d]: Uint8Array): string | null {
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'UTF-8';
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'UTF-32LE' : 'UTF-16LE';
  if (a === 0xfe && b === 0xff) return 'UTF-16BE';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32BE';
  return null;
}

/** The text; null if the bytes are not valid in the encoding, or the encoding is unknown. */
async function decodeAs(bytes: Uint8Array, encoding: string): Promise<string | null> {
  const name = encoding.replace(/^(utf-\d\d)-/i, '$1');
  try {
    return new TextDecoder(name, { fatal: true }).decode(bytes);
  } catch {
    // Node only knows the encodings of the web. Its verdict on these two is final.
    if (/^utf-(8|16)/i.test(name)) return null;
  }
  const { default: iconv } = await import('iconv-lite');
  if (!iconv.encodingExists(name)) return null;
  const text = iconv.decode(bytes, name);
  return text.includes('\uFFFD') ? null : text;
}

interface Guess {
  encoding: string | null;
  confidence: number;
}

/**
 * The most likely encoding. Of a few letters the detector knows little: an address in German is as likely Turkish of an old
 * Macintosh to it. What reads as Western European in the encoding that most such files have is taken for that.
 */
async function guess(bytes: Uint8Array): Promise<Guess> {
  const { detectAll } = await import('jschardet');
  const firstSpecial = bytes.findIndex((byte) => byte >= 0x80 || byte === escapeByte || byte === 0);
  const from = Math.max(0, firstSpecial - 256);
  // Do not split characters of two or four bytes.
  const guesses: Guess[] = detectAll(bytes.subarray(from - (from % 4), from + sampleSize));
  const [first = { encoding: null, confidence: 0 }] = guesses;
  if (first.confidence >= goodConfidence) return first;
  const text = await decodeAs(bytes, 'Windows-1252');
  if (text === null || notWestern.test(text)) return first;
  const usual = guesses.find(({ encoding }) => encoding === 'Windows-1252')?.confidence ?? 0;
  const isLikely = usual >= likelyEnough * first.confidence || bytes.filter((byte) => byte >= 0x80).length <= tooFew;
  return isLikely ? { encoding: 'Windows-1252', confidence: usual } : first;
}

/**
 * Whether bytes that are not valid UTF-8 were meant to be: they contain many valid multibyte characters for each broken
 * one, or merely end in the middle of one. Decoding them with another encoding would produce garbage.
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

/** Text has hardly any control characters. A picture or a program, decoded as text, is full of them. */
function isReadable(text: string): boolean {
  let controls = 0;
  for (let at = 0; at < text.length; at++) if (isControl(text.charCodeAt(at))) controls++;
  return controls <= text.length / 1_000;
}

/** White space, escape and the shifts of Asian encodings do occur in text and are not counted. */
function isControl(code: number): boolean {
  return code < 0x20 ? !(code >= 0x09 && code <= 0x0f) && code !== escapeByte : code === 0x7f;
}
