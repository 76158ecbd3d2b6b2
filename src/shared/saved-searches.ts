import { z } from 'zod';
import { searchMode } from './domain.ts';

/**
 * A text without what nobody types and no list can show: control characters and what turns the direction of writing around
 * are spaces, halves of characters become �.
 */
const typed = (text: string): string =>
  text.toWellFormed().replace(/\p{Cc}|[\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu, ' ');
const typedText = (most: number) => z.string().max(most).transform(typed).pipe(z.string().trim().min(1));

/** A search that can be run again, identified by its query. */
export const keptSearch = z.object({ query: typedText(10_000), mode: searchMode });
export type KeptSearch = z.infer<typeof keptSearch>;

/** A search that the user has given a name. */
export const savedSearch = keptSearch.extend({ name: typedText(100) });
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
