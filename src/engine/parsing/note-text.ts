import { formatOf } from '../notes/format.ts';
import { decode, type Unreadable } from './decode.ts';
import { isTextAsItStands, mostDocumentBytes, parseNote } from './parse.ts';
import type { NoteText } from './parsing-contract.ts';
import { isUnreadable, readBytes } from './read-file.ts';

/** The text of a file in which its chunks count their offsets, whatever its format. */
export async function readText(path: string): Promise<NoteText | Unreadable> {
  const format = formatOf(path) ?? 'text';
  // Whatever was taken in is shown.
  const content = await readBytes(path, mostDocumentBytes);
  if (isUnreadable(content)) return content;
  const { bytes, contentHash, modifiedAt } = content;
  const read = isTextAsItStands(format) ? await decode(bytes) : await parseNote(format, bytes);
  return isUnreadable(read) ? read : { text: read.text, contentHash, modifiedAt };
}
