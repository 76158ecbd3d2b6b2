import { z } from 'zod';

/**
 * The names of many notes, in columns: fifty thousand of them are sent and read without holding anything up. All columns
 * have one entry a note. A column of texts is one string with a line for each; what would break a line is a space in it.
 */
export const noteTitles = z.object({
  noteIds: z.array(z.int()),
  folderIds: z.array(z.int()),
  /** The title, then the aliases, with tabs between them. */
  names: z.string(),
  /** Paths relative to their folders, with `/` between the parts. */
  paths: z.string(),
});
export type NoteTitles = z.infer<typeof noteTitles>;
