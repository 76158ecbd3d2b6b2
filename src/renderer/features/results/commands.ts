import type { Command, FixedKeys } from '../commands/command.ts';
import { offerStore } from '../search/offer-store.ts';
import { searchStore, selectedHit } from '../search/store.ts';
import { explanationStore } from './explanation-store.ts';

export const explainCommand: Command = {
  id: 'results.explain',
  title: 'Why this note was found',
  short: 'why',
  group: 'Results',
  keys: ['Mod+I'],
  words: 'explanation score rank',
  run: () => {
    const search = searchStore.getState();
    const hit = selectedHit(search);
    if (!hit) return;
    search.hold();
    explanationStore.getState().show(hit.noteId);
  },
  isEnabled: () => selectedHit(searchStore.getState()) !== undefined,
};

export const acceptOfferCommand: Command = {
  id: 'results.offer',
  title: 'Search for what is offered: a date, a spelling',
  group: 'Results',
  keys: ['Mod+D'],
  run: () => offerStore.getState().accept(),
  isEnabled: () => offerStore.getState().offer !== null,
};

export const resultCommands: readonly Command[] = [explainCommand, acceptOfferCommand];

export const moveKeys: FixedKeys = {
  title: 'Move through the results',
  short: 'move',
  group: 'Results',
  keys: ['ArrowUp', 'ArrowDown'],
};

export const readKeys: FixedKeys = {
  title: 'Read the note at its passage',
  short: 'read',
  group: 'Results',
  keys: ['Enter'],
};

export const expandKeys: FixedKeys = {
  title: 'Show more passages of the note, or fewer',
  short: 'more',
  group: 'Results',
  keys: ['ArrowRight', 'ArrowLeft'],
};

export const resultKeys: readonly FixedKeys[] = [
  moveKeys,
  readKeys,
  expandKeys,
  { title: 'Move by five results', group: 'Results', keys: ['PageUp', 'PageDown'] },
  { title: 'The first result, the last result', group: 'Results', keys: ['Mod+Home', 'Mod+End'] },
  { title: 'Leave what was entered last', group: 'Results', keys: ['Escape'] },
];
