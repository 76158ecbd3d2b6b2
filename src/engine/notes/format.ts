import { posix } from 'node:path';
import { type NoteFormat, noteFormat } from '../../shared/domain.ts';
import { formats } from '../../shared/formats.ts';

const byExtension = new Map<string, NoteFormat>();
for (const format of noteFormat.options) {
  for (const extension of formats[format].extensions) byExtension.set(`.${extension}`, format);
}

/**
 * The format of the file at a path, by its extension; null if it is not a note. Program code (`code`) counts as a note
 * only in folders whose settings say so.
 */
export function formatOf(path: string): NoteFormat | null {
  return byExtension.get(posix.extname(path).toLowerCase()) ?? null;
}
