import type { SearchMode } from '../../../shared/domain.ts';
import type { Command } from '../commands/command.ts';
import { focusSearch } from './focus.ts';
import { searchStore } from './store.ts';

export const focusSearchCommand: Command = {
  id: 'search.focus',
  title: 'Go to the search box',
  short: 'search',
  group: 'Search',
  keys: ['/', 'Mod+L'],
  run: focusSearch,
};

function searchBy(mode: SearchMode, title: string): Command {
  return {
    id: `search.${mode}`,
    title,
    group: 'Search',
    words: 'mode',
    run: () => searchStore.getState().setMode(mode),
    isOn: () => searchStore.getState().mode === mode,
  };
}

export const searchCommands: readonly Command[] = [
  focusSearchCommand,
  searchBy('hybrid', 'Search by meaning and words'),
  searchBy('semantic', 'Search by meaning only'),
  searchBy('keyword', 'Search by words only'),
];
