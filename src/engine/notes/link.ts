import { z } from 'zod';
import { linkTarget } from '../../shared/links.ts';

/** Increase it whenever other links are found: the next scan reads them again in notes of other versions. */
export const linkReaderVersion = 1;

/** A link to another note, or to another place of the same folder. Links to the web are none. */
export const noteLink = linkTarget.extend({
  /** Where it stands, in the decoded file, in UTF-16 code units; `end` is exclusive. */
  start: z.int(),
  end: z.int(),
});
export type NoteLink = z.infer<typeof noteLink>;

/** A name as links are compared: neither case nor the way its accents are encoded counts. */
export function nameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().trim();
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** A file’s name without its extension. */
export function stemOf(path: string): string {
  const name = baseName(path);
  const dot = name.lastIndexOf('.');
  return dot > 0 ? name.slice(0, dot) : name;
}
