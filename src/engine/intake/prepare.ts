import { extname, join, posix } from 'node:path';
import { chunksOf } from './chunk.ts';
import { outlineOfMarkdown } from './markdown.ts';
import { outlineOfText } from './plain-text.ts';
import type { PreparationOutcome, PrepareFile } from './preparation.ts';
import { isUnreadable, readNote } from './read.ts';
import type { CountTokens } from './tokens.ts';

export type NoteFormat = 'markdown' | 'text';

export function formatOf(path: string): NoteFormat {
  return extname(path).toLowerCase() === '.txt' ? 'text' : 'markdown';
}

/** The file's name without its extension: the title of a note that states none. */
function nameOf(path: string): string {
  return posix.basename(path, extname(path));
}

/** Reads a note and cuts it into chunks, unless its content is the one that is stored already. */
export async function prepareNote(root: string, file: PrepareFile, count: CountTokens): Promise<PreparationOutcome> {
  const read = await readNote(join(root, file.path));
  if (isUnreadable(read)) return { kind: 'unreadable', path: file.path, reason: read.reason };
  if (read.contentHash === file.storedHash) return { kind: 'unchanged', path: file.path };
  const outline = formatOf(file.path) === 'markdown' ? outlineOfMarkdown(read.text) : outlineOfText(read.text);
  const title = outline.title ?? nameOf(file.path);
  const chunks = chunksOf(read.text, outline, title, count);
  return { kind: 'prepared', path: file.path, title, contentHash: read.contentHash, chunks };
}
