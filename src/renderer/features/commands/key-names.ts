import { partsOf } from '../../../shared/key-combo.ts';
import { isMac } from '../../lib/platform.ts';
import { type Message, message, t } from '../../lib/translate.tsx';

/** What stands on keys of every keyboard alike. */
const symbols: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  Backspace: '⌫',
  Enter: '↵',
  ...(isMac && { Mod: '⌘', Alt: '⌥', Shift: '⇧', Delete: '⌦' }),
};

/** What each language has its own keyboards for. */
const words: Readonly<Record<string, Message>> = {
  Mod: message('Ctrl'),
  Alt: message('Alt'),
  Shift: message('Shift'),
  ContextMenu: message('Menu'),
  Delete: message('Del'),
  End: message('End'),
  Escape: message('Esc'),
  Home: message('Home'),
  Insert: message('Ins'),
  PageDown: message('PgDn'),
  PageUp: message('PgUp'),
  Space: message('Space'),
  Tab: message('Tab'),
};

/** What is written on the keys of a combination, as they are held: `Ctrl`, `Shift`, `M`. */
export function keyCaps(combo: string): string[] {
  const parts = partsOf(combo);
  if (!parts) return [combo];
  const { mod, alt, shift, key } = parts;
  return [mod && 'Mod', alt && 'Alt', shift && 'Shift', key].filter((name) => name !== false).map(capOf);
}

function capOf(name: string): string {
  const word = words[name];
  return symbols[name] ?? (word === undefined ? name : t(word));
}

/** A combination in the form of `aria-keyshortcuts`. */
export function ariaKeys(combo: string): string {
  const modName = isMac ? 'Meta+' : 'Control+';
  return combo.replace('Mod+', modName);
}
