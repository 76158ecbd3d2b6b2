import { z } from 'zod';
import { searchMode } from './domain.ts';

/** A search that can be run again, identified by its query. */
export const keptSearch = z.object({ query: z.string().trim().min(1).max(10_000), mode: searchMode });
export type KeptSearch = z.infer<typeof keptSearch>;

/** A search that the user has given a name. */
export const savedSearch = keptSearch.extend({ name: z.string().trim().min(1).max(100) });
export type SavedSearch = z.infer<typeof savedSearch>;

/** The searches of a library that can be run again. */
export const searchLists = z.object({
  /** In the order in which they were saved. */
  saved: z.array(savedSearch),
  /** Latest first. */
  recent: z.array(keptSearch),
  /** Whether recent searches are kept. */
  remembers: z.boolean(),
});
export type SearchLists = z.infer<typeof searchLists>;
