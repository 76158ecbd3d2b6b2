import { posix } from 'node:path';
import type { NoteFormat } from '../../shared/domain.ts';

const formats = new Map<string, NoteFormat>([
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
  ['.mdx', 'markdown'],
  ['.txt', 'text'],
]);

/** How the file at a path is written, by its extension; null where it is no note. */
export function formatOf(path: string): NoteFormat | null {
  return formats.get(posix.extname(path).toLowerCase()) ?? null;
}
