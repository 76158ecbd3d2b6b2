import { useStore } from 'zustand';
import { request } from '../../api.ts';
import { createFailuresStore, type FailuresState } from './store.ts';

export const failuresStore = createFailuresStore({
  read: () => request('failures.list', {}),
  retryAll: () => request('failures.retry', {}),
});

export function useFailures<T>(selector: (state: FailuresState) => T): T {
  return useStore(failuresStore, selector);
}
