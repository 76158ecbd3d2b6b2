import { selectedText } from '../note-pane/selection.ts';
import { focusSearch } from './focus.ts';
import { searchStore } from './use-search.ts';

/**
 * Shows the notes that are similar to what is selected in the note that is read, or, where nothing is, to the whole of the
 * note that is given. The keyboard then walks through them.
 */
export function findSimilar({ noteId, title }: { noteId: number; title: string }): void {
  const selected = selectedText();
  const whole = { noteId, title, selection: null };
  searchStore.getState().findSimilar(selected ? { ...selected.note, selection: selected.text } : whole);
  focusSearch();
}
