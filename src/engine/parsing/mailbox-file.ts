import { createHash } from 'node:crypto';
import { openToRead } from '../lib/read-bytes.ts';
import type { Unreadable } from './decode.ts';
import { maxDocumentBytes } from './format-limits.ts';
import { isSeparator, longestSeparator, sentMessage, separatorsIn } from './formats/mailbox.ts';
import {
  type FileContent,
  type Inaccessible,
  type MailboxFile,
  megabyte,
  refusalOfSize,
  withFile,
} from './read-file.ts';

/** Bytes that are looked through at once. */
const pieceLength = megabyte;
/** Of a longer message its beginning is read, in bytes: what follows are attachments. */
const mostOfMessage = 32 * megabyte;

/** Reads a mailbox of at most `maxBytes` piece by piece: `bytes` is empty, `mailbox` says where its messages are. */
export function readMailboxFile(path: string, maxBytes: number): Promise<FileContent | Unreadable | Inaccessible> {
  return withFile(path, maxBytes, async (file, { size, modifiedAt }) => {
    const sum = createHash('sha256');
    const starts: number[] = [];
    // A separator, and the blank line before it, may lie across two pieces: the end of one is looked at again with the next.
    const overlap = longestSeparator + 4;
    const buffer = Buffer.alloc(overlap + pieceLength);
    let kept = 0;
    for (let at = 0; at < size; ) {
      const { bytesRead } = await file.read(buffer, kept, Math.min(pieceLength, size - at), at);
      if (bytesRead === 0) break;
      sum.update(buffer.subarray(kept, kept + bytesRead));
      const begin = at - kept;
      const seen = buffer.subarray(0, kept + bytesRead);
      if (at === 0 && !isSeparator(seen, 0)) return refusalOfSize(size, maxDocumentBytes);
      at += bytesRead;
      const isLast = at >= size;
      for (const found of separatorsIn(seen, begin === 0)) {
        const start = begin + found;
        if ((isLast || found + longestSeparator <= seen.length) && start > (starts.at(-1) ?? -1)) starts.push(start);
      }
      kept = Math.min(overlap, seen.length);
      buffer.copy(buffer, 0, seen.length - kept, seen.length);
    }
    const contentHash = sum.digest('hex').slice(0, 32);
    return { bytes: new Uint8Array(), contentHash, modifiedAt, mailbox: { path, size, starts } };
  });
}

/** The messages of a mailbox, one after the other. @throws the system’s error. */
export async function* messagesOf({ path, size, starts }: MailboxFile): AsyncGenerator<Uint8Array> {
  const file = await openToRead(path);
  try {
    for (const [index, start] of starts.entries()) {
      const length = Math.min((starts[index + 1] ?? size) - start, mostOfMessage);
      const message = Buffer.alloc(length);
      const { bytesRead } = await file.read(message, 0, length, start);
      yield sentMessage(message.subarray(0, bytesRead));
    }
  } finally {
    await file.close();
  }
}
