import { createStore, hookOf } from '../../lib/store.ts';

export interface FindState {
  isOpen: boolean;
  /** What is looked for in the open note. */
  query: string;
  /** How often it is there, as far as the note is drawn. */
  total: number;
  /** The index of the match that is shown; null while there is none. */
  current: number | null;
  /** Whether the note is still being drawn, so that there may be more. */
  isDrawing: boolean;
  /** Rises with every request to show the current match again. */
  jumps: number;
  /** Opens the bar; with a text, that is looked for. */
  open(query?: string): void;
  close(): void;
  setQuery(query: string): void;
  /** Goes to another match, after the last one to the first. */
  step(by: 1 | -1): void;
  /** What the note has now. */
  show(found: Pick<FindState, 'total' | 'current' | 'isDrawing'>): void;
}

export function createFindStore() {
  return createStore<FindState>('find', (set, get) => ({
    isOpen: false,
    query: '',
    total: 0,
    current: null,
    isDrawing: false,
    jumps: 0,
    open: (query) => set(query ? { isOpen: true, query, current: null } : { isOpen: true }),
    close: () => set({ isOpen: false, total: 0, current: null }),
    setQuery: (query) => set({ query, current: null }),
    step: (by) => {
      const { total, current, jumps } = get();
      if (total === 0) return;
      const next = current === null ? 0 : (current + by + total) % total;
      set({ current: next, jumps: jumps + 1 });
    },
    show: (found) => set(found),
  }));
}

export const findStore = createFindStore();

export const useFind = hookOf(findStore);
