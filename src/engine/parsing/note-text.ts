import type { LinkedPlace } from '../../shared/links.ts';
import { formatOf } from '../notes/format.ts';
import { decode, type Unreadable } from './decode.ts';
import { isTextFormat, maxDocumentBytes } from './format-limits.ts';
import type { parseNote } from './parse.ts';
import type { NoteText } from './parsing-contract.ts';
import { placeOf } from './place.ts';
import { isUnreadable, readBytes } from './read-file.ts';
import { withRecognised } from './with-recognised.ts';

/** Where the heading or block that a link names is in a file, see placeOf. */
export async function readPlace(path: string, subpath: string): Promise<LinkedPlace | Unreadable> {
  const content = await readBytes(path, maxDocumentBytes);
  if (isUnreadable(content)) return content;
  const read = await parsed(formatOf(path) ?? 'text', content.bytes);
  return isUnreadable(read) ? read : { place: placeOf(subpath, read.text, read.outline) };
}

/** The text of a file of any format, as its chunks count their offsets in it. */
export async function readText(path: string, recognisedFolder: string | null = null): Promise<NoteText | Unreadable> {
  const format = formatOf(path) ?? 'text';
  // The folder’s limit may have changed since: every indexed note can be shown.
  const content = await readBytes(path, maxDocumentBytes);
  if (isUnreadable(content)) return content;
  const { modifiedAt } = content;
  const { bytes, contentHash, recognised } = await withRecognised(content, format, recognisedFolder);
  const read = isTextFormat(format) ? await decode(bytes) : await parsed(format, bytes, recognised);
  return isUnreadable(read) ? read : { text: read.text, contentHash, modifiedAt };
}

/** The parsers belong to the parsing threads: the engine, which reads files of text by itself, starts without them. */
async function parsed(...note: Parameters<typeof parseNote>): ReturnType<typeof parseNote> {
  return (await import('./parse.ts')).parseNote(...note);
}
