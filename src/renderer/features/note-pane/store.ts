import type { Note } from '../../../shared/domain.ts';
import { toErrorShape } from '../../../shared/errors.ts';
import { request } from '../../lib/api.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore, follow, hookOf } from '../../lib/store.ts';
import { followNoteBeside, isNoteBeside } from '../panes/store.ts';
import { questionOf, searchStore, selectedHit } from '../search/store.ts';
import { isSameTarget, selectedTarget, type Target } from './target.ts';

export interface NotePaneState {
  /** What to show; null while there is nothing. */
  target: Target | null;
  /** The note read last and its target. It stays while another is being read. */
  shown: { note: Note; target: Target } | null;
  failure: string | null;
  /** Whether the user has opened the note, rather than only selected it. Where it has no pane beside the results, it covers them. */
  isOpen: boolean;
  /** Opens a note at once. */
  open(target: Target): void;
  /** Shows another target once it has stayed the same for a moment; `rest` is how long, in milliseconds. */
  follow(target: Target, rest?: number): void;
  /** The user has turned to something else: what is shown is only a selection again. */
  leave(): void;
  close(): void;
}

/** A held arrow key passes many notes. */
const selectionRest = 60;
/** Whoever types gets an answer with each pause: its first note must not delay the next key. */
const answerRest = 150;

export function createNotePaneStore(read: (target: Target) => Promise<Note>) {
  const latest = createLatest();
  let resting: ReturnType<typeof setTimeout> | undefined;

  return createStore<NotePaneState>('note pane', (set, get) => {
    function show(target: Target): void {
      clearTimeout(resting);
      set({ target });
      const isLatest = latest.begin();
      read(target).then(
        // Meanwhile another query may have found the same passage, with other words in it.
        (note) => isLatest() && set({ shown: { note, target: get().target ?? target }, failure: null }),
        (error: unknown) => isLatest() && set({ shown: null, failure: toErrorShape(error).message }),
      );
    }

    return {
      target: null,
      shown: null,
      failure: null,
      isOpen: false,
      open: (target) => {
        set({ isOpen: true });
        if (!isSameTarget(get().target, target)) show(target);
      },
      follow: (target, rest = selectionRest) => {
        clearTimeout(resting);
        const { target: current, shown } = get();
        if (!isSameTarget(current, target)) resting = setTimeout(() => show(target), rest);
        else set({ target, shown: shown && isSameTarget(shown.target, target) ? { note: shown.note, target } : shown });
      },
      leave: () => set({ isOpen: false }),
      close: () => {
        clearTimeout(resting);
        latest.cancel();
        set({ target: null, shown: null, failure: null, isOpen: false });
      },
    };
  });
}

export const notePaneStore = createNotePaneStore(({ noteId, chunkId }) => request('note.read', { noteId, chunkId }));

export const useNotePane = hookOf(notePaneStore);

/** Shows the selected hit where there is room beside it, or where the user reads what they select. */
function showSelected(rest?: number): void {
  const search = searchStore.getState();
  const notePane = notePaneStore.getState();
  const hit = selectedHit(search);
  if (!notePane.isOpen && (!hit || !isNoteBeside())) {
    notePane.close();
  } else if (hit) {
    notePane.follow(selectedTarget(hit, search.row), rest);
    // What is being read does not change by itself when the library does.
    if (notePane.isOpen) search.hold();
  }
}

follow(
  searchStore,
  (state) => [...questionOf(state), state.selectedId, state.row],
  ([similarTo, query, mode], [lastSimilarTo, lastQuery, lastMode]) => {
    const isNewQuestion = similarTo !== lastSimilarTo || query !== lastQuery || mode !== lastMode;
    // Without a question, a note that was opened stays.
    if (isNewQuestion && searchStore.getState().answer) notePaneStore.getState().leave();
    // Similar notes are listed beside the note they are similar to, until one of them is selected.
    if (isNewQuestion && similarTo && isNoteBeside()) return;
    showSelected(isNewQuestion ? answerRest : selectionRest);
  },
);
followNoteBeside(() => showSelected());
