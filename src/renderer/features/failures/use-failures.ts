import { useStore } from 'zustand';
import type { EmbeddingFailure } from '../../../shared/domain.ts';
import { request } from '../../api.ts';
import { createRetryListStore, type RetryListState } from '../retry-list/store.ts';

interface FailureList {
  /** The first of them, where there are many. */
  failures: readonly EmbeddingFailure[];
  total: number;
}

export const failuresStore = createRetryListStore<FailureList>({
  read: () => request('failures.list', {}),
  retry: () => request('failures.retry', {}),
});

export function useFailures<T>(selector: (state: RetryListState<FailureList, never>) => T): T {
  return useStore(failuresStore, selector);
}
