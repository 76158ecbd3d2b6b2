import { createStore } from 'zustand/vanilla';
import { toErrorShape } from '../../../shared/errors.ts';

export interface RetryListState<List, One> {
  isOpen: boolean;
  /** Null until it is read for the first time. */
  list: List | null;
  /** Why the list cannot be shown, or something not be done about it. */
  failure: string | null;
  /** The one that is being tried again, `all`, or null. */
  retrying: One | 'all' | null;
  show(): void;
  close(): void;
  /** Reads the list again, if it is shown. */
  refresh(): void;
  /** Tries one again, or all. */
  retry(which: One | 'all'): Promise<void>;
  /** Tells of something that could not be done about what is listed. */
  fail(error: unknown): void;
}

interface Dependencies<List, One> {
  read: () => Promise<List>;
  /** Tries one again, or, for `all`, each of them. */
  retry: (which: One | 'all') => Promise<unknown>;
}

/** What went wrong, listed while it is shown, and tried again when the user asks. */
export function createRetryListStore<List, One = never>({ read, retry }: Dependencies<List, One>) {
  let lastAsked = 0;

  return createStore<RetryListState<List, One>>()((set, get) => {
    async function load(): Promise<void> {
      lastAsked += 1;
      const asked = lastAsked;
      try {
        const list = await read();
        if (asked === lastAsked) set({ list });
      } catch (error) {
        if (asked === lastAsked) get().fail(error);
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
      fail: (error) => set({ failure: toErrorShape(error).message }),
    };
  });
}
