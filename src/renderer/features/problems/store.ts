import { createStore } from 'zustand/vanilla';
import type { Problem } from '../../../shared/domain.ts';
import { toErrorShape } from '../../../shared/errors.ts';

export interface ProblemList {
  /** The first of them, where there are many. */
  problems: readonly Problem[];
  total: number;
}

type ProblemRef = Pick<Problem, 'folderId' | 'path'>;

export interface ProblemsState {
  isOpen: boolean;
  /** Null until it is read for the first time. */
  list: ProblemList | null;
  /** Why the list cannot be shown, or something not be done about it. */
  failure: string | null;
  /** The one that is being tried again, `all`, or null. */
  retrying: ProblemRef | 'all' | null;
  show(): void;
  close(): void;
  /** Reads the list again, if it is shown. */
  refresh(): void;
  /** Tries one again, or all. */
  retry(which: ProblemRef | 'all'): Promise<void>;
  /** Shows the file where it lies. */
  reveal(problem: ProblemRef): Promise<void>;
}

interface Surroundings {
  read: () => Promise<ProblemList>;
  retry: (only: ProblemRef | null) => Promise<unknown>;
  reveal: (problem: ProblemRef) => Promise<unknown>;
}

export function createProblemsStore({ read, retry, reveal }: Surroundings) {
  let lastAsked = 0;

  return createStore<ProblemsState>()((set, get) => {
    const fail = (error: unknown) => set({ failure: toErrorShape(error).message });

    async function load(): Promise<void> {
      lastAsked += 1;
      const asked = lastAsked;
      const list = await read();
      if (asked === lastAsked) set({ list });
    }

    return {
      isOpen: false,
      list: null,
      failure: null,
      retrying: null,
      show: () => {
        set({ isOpen: true, failure: null });
        load().catch(fail);
      },
      close: () => set({ isOpen: false }),
      refresh: () => {
        if (get().isOpen) load().catch(fail);
      },
      retry: async (which) => {
        if (get().retrying !== null) return;
        set({ retrying: which, failure: null });
        try {
          await retry(which === 'all' ? null : { folderId: which.folderId, path: which.path });
          await load();
        } catch (error) {
          fail(error);
        } finally {
          set({ retrying: null });
        }
      },
      reveal: ({ folderId, path }) => reveal({ folderId, path }).then(() => {}, fail),
    };
  });
}

export function isSameProblem(a: ProblemRef, b: ProblemRef): boolean {
  return a.folderId === b.folderId && a.path === b.path;
}
