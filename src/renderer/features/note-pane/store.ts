import type { Note, TextRange } from '../../../shared/domain.ts';
import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import { request } from '../../lib/api.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore, follow, hookOf } from '../../lib/store.ts';
import { prepareEmbeds } from '../embeds/prepare-embeds.ts';
import { prepareNote } from '../note-parts/prepare-note.ts';
import { isNoteBeside, isWide, panesStore } from '../panes/store.ts';
import { preferencesStore } from '../preferences/store.ts';
import { isSameQuestion } from '../search/answer.ts';
import { searchStore, selectedHit, settlesIn } from '../search/store.ts';
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
  /** Whether no note is shown because none of the hits is relevant. */
  isLost: boolean;
  /** Whether the user has opened the note, rather than only selected it. Where it has no pane beside the results, it covers them. */
  isOpen: boolean;
  history: History;
  /** Opens a note at once. One can go back to the note that was shown. */
  open(target: Target): void;
  /** Goes to the note that was read before, or back from there. */
  step(side: keyof History): void;
  /** Shows another target once it has stayed the same for a moment; `rest` is how long, in milliseconds. */
  follow(target: Target, rest?: number): void;
  /** Shows no note, once that has been so for a moment. */
  empty(isLost: boolean, rest?: number): void;
  /** The user goes on typing: what waits to be shown is not shown, the next answer decides. */
  wait(): void;
  /** The user has turned to something else: what is shown is only a selection again. */
  leave(): void;
  close(): void;
}

/** A held arrow key passes many notes. */
const selectionRest = 60;

/** @param viewNow how the note that is shown is being read. */
export function createNotePaneStore(read: (target: Target) => Promise<Note>, viewNow: () => View | null = () => null) {
  const latest = createLatest();
  let resting: ReturnType<typeof setTimeout> | undefined;

  function stopResting(): void {
    clearTimeout(resting);
  }

  return createStore<NotePaneState>('note pane', (set, get) => {
    /** Whether the shown note was opened rather than selected: then it is a visit, also once another is selected. */
    let isVisit = false;

    function show(target: Target, view: View | null = null): void {
      stopResting();
      set({ target, isLost: false });
      const isLatest = latest.begin();
      read(target).then(
        // Meanwhile another query may have found the same passage, with other words in it.
        (note) => isLatest() && set({ shown: { note, target: get().target ?? target, view }, failure: null }),
        (error: unknown) => isLatest() && set({ shown: null, failure: toErrorShape(error) }),
      );
    }

    /** Changes what is shown, unless something else is decided by then. */
    function changeAfter(milliseconds: number, change: () => void): void {
      stopResting();
      resting = setTimeout(() => {
        if (isVisit) keepVisit();
        isVisit = false;
        change();
      }, milliseconds);
    }

    function clear(isLost: boolean): void {
      stopResting();
      latest.cancel();
      set({ target: null, shown: null, failure: null, isLost, isOpen: false });
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
      isLost: false,
      isOpen: false,
      history: noHistory,
      open: (target) => {
        stopResting();
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
        changeAfter(milliseconds, () => show(target));
      },
      empty: (isLost, milliseconds = selectionRest) => changeAfter(milliseconds, () => clear(isLost)),
      wait: stopResting,
      leave: () => set({ isOpen: false }),
      close: () => clear(false),
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
  if (!notePane.isOpen && (search.answer === null || !isNoteBeside())) {
    notePane.close();
  } else if (hit) {
    notePane.follow(selectedTarget(hit, search.row, search.answer), rest);
    // What is being read does not change by itself when the library does.
    if (notePane.isOpen) search.hold();
  } else if (!notePane.isOpen) {
    notePane.empty(false, rest);
  }
}

/** Shows what an answer has selected, once that is settled: while it is not, the note before it stays. */
function showAnswered(): void {
  const search = searchStore.getState();
  const { answer, selectedId } = search;
  const notePane = notePaneStore.getState();
  // An answer that is put in order when typing rests may have another first hit.
  const rest = settlesIn(search) + selectionRest;
  // Where nothing is relevant, no note is shown as if it had been found: the user may go to one.
  const isLost = answer?.nothingRelevant && answer.hits[0]?.noteId === selectedId;
  if (isLost && !notePane.isOpen) notePane.empty(true, rest);
  else showSelected(rest);
}

/** Whether the query has been changed since the last answer. */
let isTyped = false;

follow(
  searchStore,
  ({ query }) => query,
  () => {
    isTyped = true;
    notePaneStore.getState().wait();
  },
);

follow(
  searchStore,
  ({ answer, selectedId, row }) => [answer, selectedId, row] as const,
  ([answer, selectedId, row], [last, lastId, lastRow]) => {
    if (answer === last) {
      showSelected();
      return;
    }
    const isNewQuestion = answer === null || !isSameQuestion(last, answer);
    const isAwaited = isNewQuestion || isTyped || last.isProvisional;
    isTyped = false;
    // The answer to the last keys may come when a note of the answer before it is being read already.
    if (isAwaited && isInNotePane()) return;
    // Without a question, a note that was opened stays.
    if (isNewQuestion && answer) notePaneStore.getState().leave();
    const isSelected = selectedId !== lastId || row !== lastRow;
    if (isSelected || (isAwaited && !notePaneStore.getState().isOpen)) showAnswered();
  },
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
