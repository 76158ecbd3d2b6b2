import { useStore } from 'zustand';
import type { EmbeddingFailure } from '../../../shared/domain.ts';
import { request } from '../../api.ts';
import { createRetriedListStore, type RetriedListState } from '../retry-list/store.ts';

interface FailureList {
  /** The first of them, where there are many. */
  failures: readonly EmbeddingFailure[];
  total: number;
}

export const failuresStore = createRetriedListStore<FailureList>({
  read: () => request('failures.list', {}),
  retry: () => request('failures.retry', {}),
});

export function useFailures<T>(selector: (state: RetriedListState<FailureList, never>) => T): T {
  return useStore(failuresStore, selector);
}
