import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore } from '../../lib/store.ts';

export interface RetryListState<List, Item> {
  isOpen: boolean;
  /** Null until it is read for the first time. */
  list: List | null;
  /** Why the list could not be read, or an item could not be retried. */
  failure: ErrorShape | null;
  /** The item that is being retried, `all`, or null. */
  retrying: Item | 'all' | null;
  show(): void;
  close(): void;
  /** Reads the list again, if it is shown. */
  refresh(): void;
  retry(which: Item | 'all'): Promise<void>;
  /** Shows an error that concerns the list. */
  fail(error: unknown): void;
}

interface Dependencies<List, Item> {
  read: () => Promise<List>;
  retry: (which: Item | 'all') => Promise<unknown>;
}

/** A list of what went wrong. It is read while it is shown, and the user can have its items retried. */
export function createRetryListStore<List, Item = never>(name: string, { read, retry }: Dependencies<List, Item>) {
  const latest = createLatest();

  return createStore<RetryListState<List, Item>>(name, (set, get) => {
    async function load(): Promise<void> {
      const isLatest = latest.begin();
      try {
        const list = await read();
        if (isLatest()) set({ list });
      } catch (error) {
        if (isLatest()) get().fail(error);
      }
    }

    return {
      isOpen: false,
      list: null,
      failure: null,
      retrying: null,
      show: () => {
        set({ isOpen: true, failure: null });
        void load();
      },
      close: () => set({ isOpen: false }),
      refresh: () => {
        if (get().isOpen) void load();
      },
      retry: async (which) => {
        if (get().retrying !== null) return;
        set({ retrying: which, failure: null });
        try {
          await retry(which);
          await load();
        } catch (error) {
          get().fail(error);
        } finally {
          set({ retrying: null });
        }
      },
      fail: (error) => set({ failure: toErrorShape(error) }),
    };
  });
}
