import type { Note, TextRange } from '../../../shared/domain.ts';
import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import { request } from '../../lib/api.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore, follow, hookOf } from '../../lib/store.ts';
import { prepareEmbeds } from '../embeds/prepare-embeds.ts';
import { prepareNote } from '../note-parts/prepare-note.ts';
import { isNoteBeside, isWide, panesStore } from '../panes/store.ts';
import { preferencesStore } from '../preferences/store.ts';
import { questionOf, searchStore, selectedHit } from '../search/store.ts';
import { isDrawn } from './drawn-formats.ts';
import { isInNotePane } from './focus.ts';
import { afterVisit, type History, noHistory, stepped, type View, type Visit } from './history.ts';
import { isSameTarget, selectedTarget, type Target } from './target.ts';
import { viewNow } from './view.ts';

export interface NotePaneState {
  /** What to show; null while there is nothing. */
  target: Target | null;
  /** The note read last and its target. It stays while another is being read. `view`: how it was read before, if one goes back to it. */
  shown: { note: Note; target: Target; view: View | null } | null;
  failure: ErrorShape | null;
  /** Whether the user has opened the note, rather than only selected it. Where it has no pane beside the results, it covers them. */
  isOpen: boolean;
  history: History;
  /** Opens a note at once. One can go back to the note that was shown. */
  open(target: Target): void;
  /** Goes to the note that was read before, or back from there. */
  step(side: keyof History): void;
  /** Shows another target once it has stayed the same for a moment; `rest` is how long, in milliseconds. */
  follow(target: Target, rest?: number): void;
  /** The user goes on typing: what waits to be shown waits anew. */
  wait(): void;
  /** The user has turned to something else: what is shown is only a selection again. */
  leave(): void;
  close(): void;
}

/** A held arrow key passes many notes. */
const selectionRest = 60;
/** Whoever types gets an answer with each key: the note follows once they pause. */
const answerRest = 250;

/** @param viewNow how the note that is shown is being read. */
export function createNotePaneStore(read: (target: Target) => Promise<Note>, viewNow: () => View | null = () => null) {
  const latest = createLatest();
  let resting: ReturnType<typeof setTimeout> | undefined;
  /** Shows what waits, again after its rest; null where nothing waits. */
  let restart: (() => void) | null = null;

  function rest(act: () => void, milliseconds: number): void {
    restart = () => rest(act, milliseconds);
    clearTimeout(resting);
    resting = setTimeout(() => {
      restart = null;
      act();
    }, milliseconds);
  }

  function stopResting(): void {
    restart = null;
    clearTimeout(resting);
  }

  return createStore<NotePaneState>('note pane', (set, get) => {
    /** Whether the shown note was opened rather than selected: then it is a visit, also once another is selected. */
    let isVisit = false;

    function show(target: Target, view: View | null = null): void {
      stopResting();
      set({ target });
      const isLatest = latest.begin();
      read(target).then(
        // Meanwhile another query may have found the same passage, with other words in it.
        (note) => isLatest() && set({ shown: { note, target: get().target ?? target, view }, failure: null }),
        (error: unknown) => isLatest() && set({ shown: null, failure: toErrorShape(error) }),
      );
    }

    function left(): Visit | null {
      const { target } = get();
      return target && { target, view: viewNow() };
    }

    function keepVisit(): void {
      const visit = left();
      if (visit) set(({ history }) => ({ history: afterVisit(history, visit) }));
    }

    return {
      target: null,
      shown: null,
      failure: null,
      isOpen: false,
      history: noHistory,
      open: (target) => {
        set({ isOpen: true });
        const isNew = !isSameTarget(get().target, target);
        if (isNew) keepVisit();
        isVisit = true;
        // One that could not be read is tried again.
        if (isNew || get().failure !== null) show(target);
      },
      step: (side) => {
        const step = stepped(get().history, side, left());
        if (!step) return;
        set({ isOpen: true, history: step.history });
        isVisit = true;
        show(step.visit.target, step.visit.view);
      },
      follow: (target, milliseconds = selectionRest) => {
        stopResting();
        const { target: current, shown, failure } = get();
        if (failure === null && isSameTarget(current, target)) {
          set({ target, shown: shown && isSameTarget(shown.target, target) ? { ...shown, target } : shown });
          return;
        }
        rest(() => {
          if (isVisit) keepVisit();
          isVisit = false;
          show(target);
        }, milliseconds);
      },
      wait: () => restart?.(),
      leave: () => set({ isOpen: false }),
      close: () => {
        stopResting();
        latest.cancel();
        set({ target: null, shown: null, failure: null, isOpen: false });
      },
    };
  });
}

/** Reads a note and finds the place to show in it. */
async function readTarget({ noteId, chunkId, at = null }: Target): Promise<Note> {
  const [note, place] = await Promise.all([
    request('note.read', { noteId, chunkId }),
    at && 'subpath' in at ? request('links.place', { noteId, subpath: at.subpath }).then((found) => found.place) : at,
  ]);
  if (isDrawn(note)) await Promise.all([prepareNote(note), prepareEmbeds(note)]);
  return at === null ? note : { ...note, passage: place && firstLine(note.text, place) };
}

/** Of a heading with all that is below it, the heading is what is meant. */
function firstLine(text: string, { start, end }: TextRange): TextRange {
  const line = text.indexOf('\n', start);
  return { start, end: line === -1 ? end : Math.min(end, line) };
}

export const notePaneStore = createNotePaneStore(readTarget, viewNow);

export const useNotePane = hookOf(notePaneStore);

/** Shows the selected hit where there is room beside it, or where the user reads what they select. */
function showSelected(rest?: number): void {
  const search = searchStore.getState();
  const notePane = notePaneStore.getState();
  const hit = selectedHit(search);
  // Similar notes are listed beside the note they are similar to, until one of them is selected.
  if (!hit && search.answer?.similarTo) return;
  if (!notePane.isOpen && (!hit || !isNoteBeside())) {
    notePane.close();
  } else if (hit) {
    notePane.follow(selectedTarget(hit, search.row, search.answer), rest);
    // What is being read does not change by itself when the library does.
    if (notePane.isOpen) search.hold();
  }
}

follow(
  searchStore,
  (state) => [...questionOf(state), state.selectedId, state.row],
  ([similarTo, query, mode], [lastSimilarTo, lastQuery, lastMode]) => {
    const isNewQuestion = similarTo !== lastSimilarTo || query !== lastQuery || mode !== lastMode;
    // The answer to the last keys may come when a note of the answer before it is being read already.
    if (isNewQuestion && isInNotePane()) return;
    // Without a question, a note that was opened stays.
    if (isNewQuestion && searchStore.getState().answer) notePaneStore.getState().leave();
    // Where nothing is relevant, no note is shown as if it had been found: the user may go to one.
    if (isNewQuestion && searchStore.getState().answer?.nothingRelevant) notePaneStore.getState().close();
    else showSelected(isNewQuestion ? answerRest : selectionRest);
  },
);

follow(
  searchStore,
  ({ query }) => query,
  () => notePaneStore.getState().wait(),
);

// What the user has opened stays, whatever room there is for it.
follow(panesStore, isWide, () => notePaneStore.getState().isOpen || showSelected());
follow(
  preferencesStore,
  ({ now }) => now.isNoteFolded,
  (isFolded) => {
    // Whoever folds the note does not want it over the list instead.
    if (isFolded) notePaneStore.getState().leave();
    showSelected();
  },
);
