import { z } from 'zod';

/** The number of notes in a folder, those in the folders inside it included. */
const folderCount = z.object({
  /** Absolute path of the folder that the user added. */
  folder: z.string(),
  /** Relative to that folder, with `/` between its parts; empty for that folder itself. */
  path: z.string(),
  notes: z.int(),
});
export type FolderCount = z.infer<typeof folderCount>;

/** The number of notes with a tag, or with one below it: `a` counts `a/b`. */
const tagCount = z.object({ tag: z.string(), notes: z.int() });
export type TagCount = z.infer<typeof tagCount>;

/** How many notes are in each folder and have each tag; those without notes are left out. In no order. */
export const facetCounts = z.object({ folders: z.array(folderCount), tags: z.array(tagCount) });
export type FacetCounts = z.infer<typeof facetCounts>;

/** How many of the notes that a query found are in each folder and have each tag. */
export const foundCounts = facetCounts.extend({
  /** Of a query that names folders: what it would find in each folder if it named that instead. Else empty. */
  elsewhere: z.array(folderCount),
});
export type FoundCounts = z.infer<typeof foundCounts>;
