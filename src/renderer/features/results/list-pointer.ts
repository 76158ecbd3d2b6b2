import type { DragEvent, HTMLAttributes, MouseEvent } from 'react';
import { request } from '../../lib/api.ts';
import { isCommandHeld } from '../../lib/platform.ts';
import { openCommand } from '../note-pane/commands.ts';
import { notePaneStore } from '../note-pane/store.ts';
import { selectedTarget } from '../note-pane/target.ts';
import { reportFailure } from '../notices/store.ts';
import { chosenOr, hitOrder } from '../search/chosen-hits.ts';
import { chosenStore } from '../search/chosen-store.ts';
import { keepFocusInSearch } from '../search/focus.ts';
import { searchStore } from '../search/store.ts';
import type { Entry } from './entries.ts';
import { menuStore } from './menu-store.ts';

type Line = Exclude<Entry, { kind: 'weak' }>;

/** What the pointer does with the lines of a list. The search box gets the focus back: it handles the keys of the list. */
export function listPointer(entries: readonly Entry[]): HTMLAttributes<HTMLElement> {
  const on =
    <E extends MouseEvent>(act: (entry: Entry, event: E) => void) =>
    (event: E): void => {
      const entry = entryAt(entries, event.target);
      if (entry) act(entry, event);
    };
  return {
    onClick: on((entry, event) => {
      keepFocusInSearch();
      if (entry.kind === 'weak') toggleWeak();
      else if (event.shiftKey || isCommandHeld(event)) choose(entry, event.shiftKey);
      else read(entry);
    }),
    onDoubleClick: on((entry, event) => {
      // The first click has selected it.
      if (entry.kind !== 'weak' && !event.shiftKey && !isCommandHeld(event)) openCommand.run();
    }),
    onContextMenu: on((entry, event) => {
      if (entry.kind === 'weak') return;
      event.preventDefault();
      if (!chosenStore.getState().noteIds.has(entry.hit.noteId)) select(entry);
      menuStore.getState().open({ x: event.clientX, y: event.clientY });
    }),
    onDragStart: on<DragEvent>((entry, event) => {
      // The system drags the files; the page has no paths to give.
      event.preventDefault();
      // The press has taken the focus, and no click follows.
      keepFocusInSearch();
      if (entry.kind === 'weak') return;
      const noteIds = entry.kind === 'duplicate' ? [noteOf(entry)] : chosenOr(entry.hit.noteId);
      reportFailure(request('notes.drag', { noteIds }), 'drag');
    }),
  };
}

/** Lists the weak hits, or folds them again. */
function toggleWeak(): void {
  const { isWeakShown, fold, unfold } = searchStore.getState();
  if (isWeakShown) fold();
  else unfold();
}

function entryAt(entries: readonly Entry[], target: EventTarget): Entry | undefined {
  const line = target instanceof Element ? target.closest('[data-line]') : null;
  return line === null ? undefined : entries[Number(line.getAttribute('data-line'))];
}

function noteOf(entry: Line): number {
  return entry.kind === 'hit' ? entry.hit.noteId : entry.row.noteId;
}

function select(entry: Line): void {
  chosenStore.getState().clear();
  searchStore.getState().select(entry.hit.noteId, entry.kind === 'hit' ? null : entry.row);
}

function read(entry: Line): void {
  select(entry);
  const { answer } = searchStore.getState();
  notePaneStore.getState().open(selectedTarget(entry.hit, entry.kind === 'hit' ? null : entry.row, answer));
}

function choose({ hit }: Line, isRange: boolean): void {
  const { toggle, extend } = chosenStore.getState();
  if (isRange) extend(hit.noteId, hitOrder());
  else toggle(hit.noteId);
  if (chosenStore.getState().noteIds.has(hit.noteId)) searchStore.getState().select(hit.noteId);
}
