import { createStore } from 'zustand/vanilla';
import type { EmbeddingFailure } from '../../../shared/domain.ts';
import { toErrorShape } from '../../../shared/errors.ts';

interface FailureList {
  /** The first of them, where there are many. */
  failures: readonly EmbeddingFailure[];
  total: number;
}

export interface FailuresState {
  isOpen: boolean;
  /** Null until it is read for the first time. */
  list: FailureList | null;
  /** Why the list cannot be shown, or the passages not be tried again. */
  problem: string | null;
  isRetrying: boolean;
  show(): void;
  close(): void;
  /** Reads the list again, if it is shown. */
  refresh(): void;
  /** Tries all of them again. */
  retry(): Promise<void>;
}

interface Surroundings {
  read: () => Promise<FailureList>;
  retryAll: () => Promise<unknown>;
}

export function createFailuresStore({ read, retryAll }: Surroundings) {
  let lastAsked = 0;

  return createStore<FailuresState>()((set, get) => {
    function load(): void {
      lastAsked += 1;
      const asked = lastAsked;
      read().then(
        (list) => asked === lastAsked && set({ list }),
        (error: unknown) => asked === lastAsked && set({ problem: toErrorShape(error).message }),
      );
    }

    return {
      isOpen: false,
      list: null,
      problem: null,
      isRetrying: false,
      show: () => {
        set({ isOpen: true, problem: null });
        load();
      },
      close: () => set({ isOpen: false }),
      refresh: () => {
        if (get().isOpen) load();
      },
      retry: async () => {
        if (get().isRetrying) return;
        set({ isRetrying: true, problem: null });
        try {
          await retryAll();
          get().refresh();
        } catch (error) {
          set({ problem: toErrorShape(error).message });
        } finally {
          set({ isRetrying: false });
        }
      },
    };
  });
}
