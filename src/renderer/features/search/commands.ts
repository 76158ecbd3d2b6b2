import type { SearchMode } from '../../../shared/domain.ts';
import { type Message, message } from '../../lib/translate.tsx';
import type { Command } from '../commands/command.ts';
import { focusSearch } from './focus.ts';
import { searchStore } from './store.ts';

export const focusSearchCommand: Command = {
  id: 'search.focus',
  title: message('Go to the search box'),
  short: message('search'),
  group: 'Search',
  keys: ['/', 'Mod+L'],
  run: focusSearch,
};

function searchBy(mode: SearchMode, title: Message): Command {
  return {
    id: `search.${mode}`,
    title,
    group: 'Search',
    words: message('mode'),
    run: () => searchStore.getState().setMode(mode),
    isOn: () => searchStore.getState().mode === mode,
  };
}

export const searchCommands: readonly Command[] = [
  focusSearchCommand,
  searchBy('hybrid', message('Search by meaning and words')),
  searchBy('semantic', message('Search by meaning only')),
  searchBy('keyword', message('Search by words only')),
];
