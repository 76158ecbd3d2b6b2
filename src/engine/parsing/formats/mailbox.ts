import { isUtf8 } from 'node:buffer';
import { decode } from '../decode.ts';
import { isUnreadable } from '../read-file.ts';

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
/** Bytes. */
const mostOfHeader = 256 * 1024;
/** The line before each message in a mailbox: who sent it, and when. */
const separator = /^From [^\n]{0,200}\d:\d\d/;

/** The messages in a file: those of a mailbox (RFC 4155); null if it is none. */
export function messagesIn(bytes: Uint8Array): Uint8Array[] | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!separator.test(headOf(buffer, 0))) return null;
  const starts = [0];
  for (let at = buffer.indexOf('\nFrom '); at !== -1; at = buffer.indexOf('\nFrom ', at + 1)) {
    const isAfterBlank =
      buffer[at - 1] === lineFeed || (buffer[at - 1] === carriageReturn && buffer[at - 2] === lineFeed);
    if (isAfterBlank && separator.test(headOf(buffer, at + 1))) starts.push(at + 1);
  }
  return starts.map((start, index) => {
    const header = buffer.indexOf('\n', start);
    return withPlainFrom(buffer.subarray(header === -1 ? start : header + 1, starts[index + 1] ?? bytes.length));
  });
}

/** A message as it was sent: in a mailbox, a line that would look like a separator has a sign before it. */
function withPlainFrom(message: Buffer): Uint8Array {
  if (!message.includes('>From ')) return message;
  return Buffer.from(message.toString('latin1').replace(/^>(>*From )/gm, '$1'), 'latin1');
}

function headOf(buffer: Buffer, at: number): string {
  return buffer.toString('latin1', at, at + 240);
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
