import { formatOf } from '../notes/format.ts';
import { decode, type Unreadable } from './decode.ts';
import { isTextFormat, maxDocumentBytes, parseNote } from './parse.ts';
import type { NoteText } from './parsing-contract.ts';
import { isUnreadable, readBytes } from './read-file.ts';

/** The text of a file of any format, as its chunks count their offsets in it. */
export async function readText(path: string): Promise<NoteText | Unreadable> {
  const format = formatOf(path) ?? 'text';
  // The folder’s limit may have changed since: every indexed note can be shown.
  const content = await readBytes(path, maxDocumentBytes);
  if (isUnreadable(content)) return content;
  const { bytes, contentHash, modifiedAt } = content;
  const read = isTextFormat(format) ? await decode(bytes) : await parseNote(format, bytes);
  return isUnreadable(read) ? read : { text: read.text, contentHash, modifiedAt };
}
