import type { Note } from '../../../shared/domain.ts';
import { toErrorShape } from '../../../shared/errors.ts';
import { request } from '../../lib/api.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore, follow, hookOf } from '../../lib/store.ts';
import { questionOf, searchStore, selectedHit } from '../search/store.ts';
import { isSameTarget, selectedTarget, type Target } from './target.ts';

export interface NotePaneState {
  /** What to show; null while the pane is closed. */
  target: Target | null;
  /** The note read last and its target. It stays while another is being read. */
  shown: { note: Note; target: Target } | null;
  failure: string | null;
  open(target: Target): void;
  /** If the pane is open, shows another target once it has stayed the same for a moment. */
  follow(target: Target): void;
  close(): void;
}

/** How long a target must stay before it is read, in milliseconds: a held arrow key passes many. */
const restMilliseconds = 60;

export function createNotePaneStore(read: (target: Target) => Promise<Note>) {
  const latest = createLatest();
  let resting: ReturnType<typeof setTimeout> | undefined;

  return createStore<NotePaneState>('note pane', (set, get) => ({
    target: null,
    shown: null,
    failure: null,
    open: (target) => {
      clearTimeout(resting);
      set({ target });
      const isLatest = latest.begin();
      read(target).then(
        // Meanwhile another query may have found the same passage, with other words in it.
        (note) => isLatest() && set({ shown: { note, target: get().target ?? target }, failure: null }),
        (error: unknown) => isLatest() && set({ shown: null, failure: toErrorShape(error).message }),
      );
    },
    follow: (target) => {
      clearTimeout(resting);
      const { target: current, shown, open } = get();
      if (!current) return;
      if (!isSameTarget(current, target)) resting = setTimeout(() => open(target), restMilliseconds);
      else set({ target, shown: shown && isSameTarget(shown.target, target) ? { note: shown.note, target } : shown });
    },
    close: () => {
      clearTimeout(resting);
      latest.cancel();
      set({ target: null, shown: null, failure: null });
    },
  }));
}

export const notePaneStore = createNotePaneStore(({ noteId, chunkId }) => request('note.read', { noteId, chunkId }));

export const useNotePane = hookOf(notePaneStore);

follow(
  searchStore,
  (state) => [...questionOf(state), state.selectedId, state.row],
  ([similarTo], [previous]) => {
    const search = searchStore.getState();
    const hit = selectedHit(search);
    // Similar notes are listed beside the note they are similar to, until one of them is selected.
    const isNewList = search.answer?.similarTo && similarTo !== previous;
    if (!hit || isNewList) return;
    notePaneStore.getState().follow(selectedTarget(hit, search.row));
    // What is being read does not change by itself when the library does.
    if (notePaneStore.getState().target !== null) search.hold();
  },
);
