import { createStore, follow, hookOf } from '../../lib/store.ts';
import { questionOf, searchStore, shownHits } from './store.ts';

interface ChosenState {
  /** The notes of several hits that are selected together; none while a single one is. */
  noteIds: ReadonlySet<number>;
  /** Adds a hit to those selected together, or takes it out. */
  toggle(noteId: number): void;
  /** Selects all hits from the first that was selected to this one, in the order of the list. */
  extend(noteId: number, order: readonly number[]): void;
  all(order: readonly number[]): void;
  clear(): void;
  /** Only these hits are listed any more: others are no longer selected. */
  keep(order: readonly number[]): void;
}

const none: ReadonlySet<number> = new Set();

/** @param selected the note of the hit that is selected by itself. */
export function createChosenStore(selected: () => number | null) {
  /** Where a range begins. */
  let anchor: number | null = null;
  return createStore<ChosenState>('chosen', (set, get) => ({
    noteIds: none,
    toggle: (noteId) => {
      const { noteIds } = get();
      const own = selected();
      const next = new Set(noteIds.size > 0 || own === null ? noteIds : [own]);
      if (!next.delete(noteId)) next.add(noteId);
      anchor = noteId;
      set({ noteIds: next });
    },
    extend: (noteId, order) => {
      if (get().noteIds.size === 0) anchor = selected();
      const from = order.indexOf(anchor ?? noteId);
      const to = order.indexOf(noteId);
      if (from === -1 || to === -1) return;
      set({ noteIds: new Set(order.slice(Math.min(from, to), Math.max(from, to) + 1)) });
    },
    all: (order) => {
      anchor = selected();
      set({ noteIds: new Set(order) });
    },
    keep: (order) => {
      const listed = new Set(order);
      const kept = [...get().noteIds].filter((noteId) => listed.has(noteId));
      if (kept.length < get().noteIds.size) set({ noteIds: new Set(kept) });
    },
    clear: () => {
      anchor = null;
      if (get().noteIds.size > 0) set({ noteIds: none });
    },
  }));
}

/** The hits that are selected together stay so as long as the same question is answered, and lists them. */
export function followAnswers(chosen: ReturnType<typeof createChosenStore>, search: typeof searchStore): void {
  follow(search, questionOf, chosen.getState().clear);
  // An answer that completes or repeats another one takes nothing away: what it counts among the weak hits is unfolded.
  follow(
    search,
    ({ answer }) => answer,
    () => search.getState().reveal(chosen.getState().noteIds),
  );
  follow(search, shownHits, () => {
    // As they are listed now: what has just been unfolded stays selected.
    const hits = shownHits(search.getState());
    chosen.getState().keep(hits.map(({ noteId }) => noteId));
  });
}

export const chosenStore = createChosenStore(() => searchStore.getState().selectedId);

export const useChosen = hookOf(chosenStore);

followAnswers(chosenStore, searchStore);
