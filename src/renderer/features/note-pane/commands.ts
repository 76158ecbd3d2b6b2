import type { Hit } from '../../../shared/domain.ts';
import { isMac } from '../../lib/platform.ts';
import { message } from '../../lib/translate.tsx';
import type { Command, FixedKeys } from '../commands/command.ts';
import { chosenHits } from '../search/chosen-hits.ts';
import { searchStore, selectedHit } from '../search/store.ts';
import { isInNotePane } from './focus.ts';
import type { History } from './history.ts';
import { findSimilar, openNote, placeInNote, revealNote } from './note-commands.ts';
import { type NotePaneState, notePaneStore } from './store.ts';
import { selectedTarget, type Target } from './target.ts';

/** More notes are not opened in other programs at once. */
const maxHanded = 20;

interface CurrentNote {
  noteId: number;
  title: string;
  /** Looks for the place in its text where the user is; null where that is not known. */
  offset: () => number | null;
}

/** The open note while commands are about it: the focus is in it, or no hit is selected. Null while they are about hits. */
export function currentShown(): NotePaneState['shown'] {
  const { shown } = notePaneStore.getState();
  return shown && (isInNotePane() || !selectedHit(searchStore.getState())) ? shown : null;
}

/** The note that commands are about: the open one while the focus is in it, otherwise the selected hit’s; none where there is neither. */
function currentNote(): CurrentNote[] {
  const reading = currentShown()?.note;
  if (reading) return [{ noteId: reading.noteId, title: reading.title, offset: placeInNote }];
  const search = searchStore.getState();
  const hit = selectedHit(search);
  if (!hit) return [];
  const shown = notePaneStore.getState().shown?.note;
  const { noteId, found } = selectedTarget(hit, search.row, search.answer);
  return [{ noteId, title: hit.title, offset: shown?.noteId === noteId ? placeInNote : () => startOf(found) }];
}

function startOf(found: Target['found']): number | null {
  return found?.sentence?.start ?? found?.marks[0]?.start ?? found?.start ?? null;
}

/**
 * The notes that can be handed to another program: the current one or, where several hits are selected together, theirs. None
 * of so many that nobody can mean it.
 */
function handedNotes(): CurrentNote[] {
  const hits = currentShown() ? [] : chosenHits();
  if (hits.length < 2) return currentNote();
  if (hits.length > maxHanded) return [];
  const { answer } = searchStore.getState();
  const startOfHit = (hit: Hit) => startOf(selectedTarget(hit, null, answer).found);
  return hits.map((hit) => ({ noteId: hit.noteId, title: hit.title, offset: () => startOfHit(hit) }));
}

/** Does something with each of some notes; what is selected stays so when the search is repeated. */
function withEach(
  notesNow: () => readonly CurrentNote[],
  act: (note: CurrentNote) => void,
): Pick<Command, 'group' | 'run' | 'isEnabled'> {
  return {
    group: 'Note',
    run: () => {
      const notes = notesNow();
      if (notes.length > 0) searchStore.getState().hold();
      for (const note of notes) act(note);
    },
    isEnabled: () => notesNow().length > 0,
  };
}

export const openCommand: Command = {
  id: 'note.open',
  title: message('Open the note in your editor'),
  short: message('open'),
  keys: ['Mod+Enter'],
  ...withEach(handedNotes, ({ noteId, offset }) => openNote(noteId, offset())),
};

export const revealCommand: Command = {
  id: 'note.reveal',
  title: message('Show the note in the file manager'),
  short: message('reveal'),
  keys: ['Alt+Enter'],
  ...withEach(handedNotes, ({ noteId }) => revealNote(noteId)),
};

export const similarCommand: Command = {
  id: 'note.similar',
  title: message('Find similar notes'),
  short: message('similar'),
  keys: ['Mod+E'],
  words: message('related like selection'),
  ...withEach(currentNote, findSimilar),
};

/** Goes to the note that was read before, or back from there. */
function historyCommand(side: keyof History, listed: Pick<Command, 'id' | 'title' | 'keys' | 'words'>): Command {
  return {
    ...listed,
    group: 'Note',
    run: () => {
      notePaneStore.getState().step(side);
      searchStore.getState().hold();
    },
    isEnabled: () => notePaneStore.getState().history[side].length > 0,
  };
}

export const backCommand = historyCommand('back', {
  id: 'note.back',
  title: message('Go back to the note before'),
  keys: isMac ? ['Mod+['] : ['Alt+ArrowLeft'],
  words: message('history previous'),
});

export const forwardCommand = historyCommand('forward', {
  id: 'note.forward',
  title: message('Go forward to the next note'),
  keys: isMac ? ['Mod+]'] : ['Alt+ArrowRight'],
  words: message('history next'),
});

export const noteCommands: readonly Command[] = [
  openCommand,
  revealCommand,
  similarCommand,
  backCommand,
  forwardCommand,
];

export const linkKeys: readonly FixedKeys[] = [
  { title: message('Peek at the note that a link leads to'), group: 'Note', keys: ['Alt+ArrowDown'] },
];
