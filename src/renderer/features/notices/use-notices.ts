import { useStore } from 'zustand';
import { createMessagesStore, type MessagesState } from './store.ts';

export const messagesStore = createMessagesStore();

export function useMessages<T>(selector: (state: MessagesState) => T): T {
  return useStore(messagesStore, selector);
}

/** For requests whose only outcome worth showing is that they failed. */
export function reportFailure(work: Promise<unknown>): void {
  work.catch(messagesStore.getState().report);
}
