import { useStore } from 'zustand';
import { createNoticesStore, type NoticesState } from './store.ts';

export const noticesStore = createNoticesStore();

export function useNotices<T>(selector: (state: NoticesState) => T): T {
  return useStore(noticesStore, selector);
}

/** For requests whose only outcome worth showing is that they failed. */
export function reportFailure(work: Promise<unknown>): void {
  work.catch(noticesStore.getState().report);
}
