import type { Command } from '../commands/command.ts';
import { searchStore, selectedHit } from '../search/store.ts';
import { notePaneId } from './focus.ts';
import { findSimilar, openNote, revealNote } from './note-commands.ts';
import { notePaneStore } from './store.ts';
import { selectedTarget } from './target.ts';

interface CurrentNote {
  noteId: number;
  title: string;
}

/** The note that commands are about: the open one while the focus is in it, otherwise the selected hit’s. */
function currentNote(): CurrentNote | null {
  const search = searchStore.getState();
  const hit = selectedHit(search);
  const shown = notePaneStore.getState().shown?.note;
  const isInPane = document.getElementById(notePaneId)?.contains(document.activeElement);
  if (shown && (isInPane || !hit)) return shown;
  return hit ? { noteId: selectedTarget(hit, search.row).noteId, title: hit.title } : null;
}

/** Does something with the current note, which stays selected when the search is repeated. */
function withNote(act: (note: CurrentNote) => void): Pick<Command, 'group' | 'run' | 'isEnabled'> {
  return {
    group: 'Note',
    run: () => {
      const note = currentNote();
      if (!note) return;
      searchStore.getState().hold();
      act(note);
    },
    isEnabled: () => currentNote() !== null,
  };
}

export const openCommand: Command = {
  id: 'note.open',
  title: 'Open the note in your editor',
  short: 'open',
  keys: ['Mod+Enter'],
  ...withNote(({ noteId }) => openNote(noteId)),
};

export const revealCommand: Command = {
  id: 'note.reveal',
  title: 'Show the note in the file manager',
  short: 'reveal',
  keys: ['Alt+Enter'],
  ...withNote(({ noteId }) => revealNote(noteId)),
};

export const similarCommand: Command = {
  id: 'note.similar',
  title: 'Find similar notes',
  short: 'similar',
  keys: ['Mod+E'],
  words: 'related like selection',
  ...withNote(findSimilar),
};

export const noteCommands: readonly Command[] = [openCommand, revealCommand, similarCommand];
