import { request } from '../../lib/api.ts';
import { follow } from '../../lib/store.ts';
import { libraryStore } from '../library/store.ts';
import { createRetryListStore } from '../retry-list/store.ts';

/** The passages that could not be embedded: the first of them, where there are many. */
export const failuresStore = createRetryListStore('failures', {
  read: () => request('failures.list', {}),
  retry: () => request('failures.retry', {}),
});

follow(libraryStore, ({ library }) => [library?.failed, library?.reembed?.failed], failuresStore.getState().refresh);
