import { flushSync } from 'react-dom';
import { follow } from '../../lib/store.ts';
import { message } from '../../lib/translate.tsx';
import type { Command } from '../commands/command.ts';
import { focusFindBar } from '../find/find-bar.tsx';
import { findStore } from '../find/store.ts';
import { isNoteBeside } from '../panes/store.ts';
import { selectedText } from './selection.ts';
import { notePaneStore } from './store.ts';

/** A longer selection is not what anybody looks for. */
const maxSelected = 100;

/** Whether a note can be seen. */
function isReading(): boolean {
  const { shown, isOpen } = notePaneStore.getState();
  return shown !== null && (isOpen || isNoteBeside());
}

const isFinding = (): boolean => findStore.getState().isOpen && isReading();

const findCommand: Command = {
  id: 'note.find',
  title: message('Find in the open note'),
  short: message('find'),
  group: 'Note',
  keys: ['Mod+F'],
  words: message('search page text'),
  isEnabled: isReading,
  run: () => {
    const selected = selectedText()?.text ?? '';
    const isShort = selected.length <= maxSelected && !selected.includes('\n');
    flushSync(() => findStore.getState().open(isShort ? selected : ''));
    focusFindBar();
  },
};

const nextCommand: Command = {
  id: 'note.findNext',
  title: message('Go to the next match in the note'),
  group: 'Note',
  keys: ['F3'],
  isEnabled: isFinding,
  run: () => findStore.getState().step(1),
};

const previousCommand: Command = {
  id: 'note.findPrevious',
  title: message('Go to the previous match in the note'),
  group: 'Note',
  keys: ['Shift+F3'],
  isEnabled: isFinding,
  run: () => findStore.getState().step(-1),
};

export const findCommands: readonly Command[] = [findCommand, nextCommand, previousCommand];

// A bar without its note would come back with the next one, which the user has not asked to look through.
follow(
  notePaneStore,
  ({ shown }) => shown === null,
  (isGone) => isGone && findStore.getState().close(),
);
