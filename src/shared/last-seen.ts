import { z } from 'zod';
import { homeNotes } from './domain.ts';
import { facetCounts } from './facets.ts';
import { libraryState } from './library-state.ts';
import { searchLists } from './saved-searches.ts';

/** What the window showed of the library when it was closed, without notes and results; parts that it never showed are null. */
export const lastSeen = z.object({
  library: libraryState,
  facets: facetCounts.nullable(),
  home: homeNotes.nullable(),
  searches: searchLists.nullable(),
});
export type LastSeen = z.infer<typeof lastSeen>;
