import { request } from '../../lib/api.ts';
import { facetsStore } from '../facets/store.ts';
import { homeStore } from '../home/store.ts';
import { libraryStore } from '../library/store.ts';
import { reportFailure } from '../notices/store.ts';
import { savedSearchesStore } from '../saved-searches/store.ts';

/** Shows what the window showed last, until the library is open. */
export function showLastSeen(): void {
  reportFailure(
    request('library.lastSeen', {}).then(({ lastSeen, isNew }) => {
      if (!libraryStore.getState().expect(lastSeen?.library ?? null, isNew) || lastSeen === null) return;
      const { facets, home, searches } = lastSeen;
      facetsStore.getState().expect(facets);
      homeStore.getState().expect(home);
      if (searches !== null) savedSearchesStore.getState().show(searches);
    }),
  );
}
