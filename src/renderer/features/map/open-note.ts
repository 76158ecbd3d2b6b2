import { readNote } from '../note-pane/note-commands.ts';
import { notePaneStore } from '../note-pane/store.ts';
import { selectedTarget, type Target, targetOf } from '../note-pane/target.ts';
import { searchStore } from '../search/store.ts';
import { mapStore } from './store.ts';

/** Selects a note of the map and opens it beside the map: at the passage that answers the query, if it is a hit. */
export function openMapNote(note: number): void {
  const target = targetAt(note);
  if (target === null) return;
  mapStore.getState().select(note);
  notePaneStore.getState().open(target);
}

/** The same, and the focus moves into the note. */
export function readMapNote(note: number): void {
  const target = targetAt(note);
  if (target === null) return;
  mapStore.getState().select(note);
  readNote(target);
}

function targetAt(note: number): Target | null {
  const noteId = mapStore.getState().notes?.noteIds[note];
  if (noteId === undefined) return null;
  const { answer } = searchStore.getState();
  const hit = answer?.hits.find((each) => each.noteId === noteId);
  return hit === undefined ? targetOf(noteId, null) : selectedTarget(hit, null, answer);
}
