import { message } from '../../lib/translate.tsx';
import type { Command, FixedKeys } from '../commands/command.ts';
import { isInNotePane } from '../note-pane/focus.ts';
import { isAnswering } from '../search/answer.ts';
import { offerStore } from '../search/offer-store.ts';
import { searchStore, selectedHit } from '../search/store.ts';
import { hitId, resultsId } from './element-ids.ts';
import { explanationStore } from './explanation-store.ts';
import {
  copyLinkCommand,
  copyPathCommand,
  copyQuoteCommand,
  densityCommand,
  selectAllCommand,
  sortCommand,
} from './hit-commands.ts';
import { menuStore } from './menu-store.ts';

/** How far from the corner of its line the menu opens for the keyboard, in pixels. */
const menuIndent = 24;

/** Whether a hit is selected in the list, and the list in sight: neither the map stands in its place nor a note lies over it. */
function isListed(): boolean {
  const list = document.getElementById(resultsId);
  return list !== null && list.closest('[inert]') === null && selectedHit(searchStore.getState()) !== undefined;
}

export const explainCommand: Command = {
  id: 'results.explain',
  title: message('Why this note was found'),
  short: message('why'),
  group: 'Results',
  keys: ['Mod+I'],
  words: message('explanation score rank'),
  run: () => {
    const search = searchStore.getState();
    const hit = selectedHit(search);
    if (!hit) return;
    search.hold();
    explanationStore.getState().show(hit.noteId);
  },
  isEnabled: () => {
    const { answer } = searchStore.getState();
    return answer !== null && isAnswering(answer) && isListed();
  },
};

export const acceptOfferCommand: Command = {
  id: 'results.offer',
  title: message('Search for what is offered: a date, a spelling'),
  group: 'Results',
  keys: ['Mod+D'],
  run: () => offerStore.getState().accept(),
  isEnabled: () => offerStore.getState().offer !== null,
};

const menuCommand: Command = {
  id: 'results.menu',
  title: message('Show what can be done with the selected results'),
  group: 'Results',
  keys: ['Shift+F10', 'ContextMenu'],
  words: message('actions context'),
  isEnabled: () => isListed() && !isInNotePane(),
  run: () => {
    const { selectedId } = searchStore.getState();
    const line = selectedId === null ? null : document.getElementById(hitId(selectedId));
    const { left = 0, top = 0 } = line?.getBoundingClientRect() ?? {};
    searchStore.getState().hold();
    menuStore.getState().open({ x: left + menuIndent, y: top + menuIndent });
  },
};

export const resultCommands: readonly Command[] = [
  explainCommand,
  acceptOfferCommand,
  menuCommand,
  copyLinkCommand,
  copyQuoteCommand,
  copyPathCommand,
  selectAllCommand,
  sortCommand,
  densityCommand,
];

export const moveKeys: FixedKeys = {
  title: message('Move through the results'),
  short: message('move'),
  group: 'Results',
  keys: ['ArrowUp', 'ArrowDown'],
};

export const readKeys: FixedKeys = {
  title: message('Read the note at its passage'),
  short: message('read'),
  group: 'Results',
  keys: ['Enter'],
};

export const expandKeys: FixedKeys = {
  title: message('Show more passages of the note, or fewer'),
  short: message('more'),
  group: 'Results',
  keys: ['ArrowRight', 'ArrowLeft'],
};

export const resultKeys: readonly FixedKeys[] = [
  moveKeys,
  readKeys,
  expandKeys,
  { title: message('Select several results'), group: 'Results', keys: ['Shift+ArrowUp', 'Shift+ArrowDown'] },
  { title: message('Move by five results'), group: 'Results', keys: ['PageUp', 'PageDown'] },
  { title: message('The first result, the last result'), group: 'Results', keys: ['Mod+Home', 'Mod+End'] },
  { title: message('Leave what was entered last'), group: 'Results', keys: ['Escape'] },
];
