import { isUtf8 } from 'node:buffer';
import { decode } from '../decode.ts';
import { isUnreadable } from '../read-file.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** Bytes. */
const mostOfHeader = 256 * 1024;
/**
 * The line before each message in a mailbox: who sent it, and when. A sentence may begin like that, so the date is written as
 * it is there (RFC 4155), or the message’s header follows.
 */
const separator =
  /^From (?:[^\n]{0,200} [A-Z][a-z]{2} [A-Z][a-z]{2} {1,2}\d{1,2} \d\d:\d\d|[^\n]{0,200}\d:\d\d[^\n]{0,80}\n(?:[!-9;-~]{1,80}[ \t]*:|>From ))/;

/** So many bytes are looked at to know a separator. */
export const longestSeparator = 400;

/** The messages in a file: those of a mailbox (RFC 4155); null if it is none. */
export function messagesIn(bytes: Uint8Array): Uint8Array[] | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isSeparator(buffer, 0)) return null;
  const starts = [...separatorsIn(buffer, true)];
  return starts.map((start, index) => sentMessage(buffer.subarray(start, starts[index + 1] ?? bytes.length)));
}

/** Whether a line before a message begins at this place. */
export function isSeparator(buffer: Buffer, at: number): boolean {
  return separator.test(buffer.toString('latin1', at, at + longestSeparator));
}

/** Where the lines before messages begin: after blank lines. @param isBeginning whether it is the beginning of the mailbox. */
export function* separatorsIn(buffer: Buffer, isBeginning: boolean): Generator<number> {
  if (isBeginning) yield 0;
  for (let at = buffer.indexOf('\nFrom '); at !== -1; at = buffer.indexOf('\nFrom ', at + 1)) {
    const isAfterBlank =
      buffer[at - 1] === lineFeed || (buffer[at - 1] === carriageReturn && buffer[at - 2] === lineFeed);
    if (isAfterBlank && isSeparator(buffer, at + 1)) yield at + 1;
  }
}

/** A message as it was sent: without the line before it, and in a mailbox, a line that would look like one has a sign before it. */
export function sentMessage(withSeparator: Buffer): Uint8Array {
  const end = withSeparator.indexOf('\n');
  const message = withSeparator.subarray(end === -1 ? 0 : end + 1);
  if (!message.includes('>From ')) return message;
  return Buffer.from(message.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}

/** Where a message’s header ends, before the blank line; null for one that is longer than any that somebody wrote. */
function endOfHeader(message: Buffer): number | null {
  return /\r?\n\r?\n/.exec(message.toString('latin1', 0, mostOfHeader))?.index ?? null;
}

/** The first lines of a message’s header: only of a header that nobody could have written it is not all. */
export function beginningOf(message: Uint8Array): Uint8Array {
  const buffer = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  return buffer.subarray(0, endOfHeader(buffer) ?? buffer.lastIndexOf('\n', mostOfHeader - 1) + 1);
}

/**
 * A message whose characters can be read: old programs write their characters as they are into the header, which
 * states no encoding, or into a text for which none is stated.
 */
export async function withStatedEncoding(message: Uint8Array): Promise<Uint8Array> {
  if (isUtf8(message)) return message;
  const buffer = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  const end = endOfHeader(buffer) ?? message.length;
  const [header, rest] = [message.subarray(0, end), message.subarray(end)];
  const stated = /charset\s*=\s*"?([\w-]+)/i.exec(buffer.toString('latin1', 0, end))?.[1] ?? null;
  const isStated = stated !== null || buffer.includes('charset=');
  return Buffer.concat([await inUtf8(header, stated), isStated ? rest : await inUtf8(rest, null)]);
}

async function inUtf8(bytes: Uint8Array, stated: string | null): Promise<Uint8Array> {
  if (isUtf8(bytes)) return bytes;
  const decoded = await decode(bytes, stated);
  return isUnreadable(decoded) ? Buffer.from(Buffer.from(bytes).toString('latin1')) : Buffer.from(decoded.text);
}
