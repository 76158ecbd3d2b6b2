import { partsOf } from '../../../shared/key-combo.ts';
import { isMac } from '../../lib/platform.ts';

const modifiers = isMac ? { mod: '⌘', alt: '⌥', shift: '⇧' } : { mod: 'Ctrl', alt: 'Alt', shift: 'Shift' };

const names: Readonly<Record<string, string>> = {
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  Backspace: '⌫',
  Delete: isMac ? '⌦' : 'Del',
  Enter: '↵',
  Escape: 'Esc',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
};

/** What is written on the keys of a combination, as they are held: `Ctrl`, `Shift`, `M`. */
export function keyCaps(combo: string): string[] {
  const parts = partsOf(combo);
  if (!parts) return [combo];
  const { mod, alt, shift, key } = parts;
  const held = [mod && modifiers.mod, alt && modifiers.alt, shift && modifiers.shift];
  return [...held.filter((name) => name !== false), names[key] ?? key];
}

/** A combination in the form of `aria-keyshortcuts`. */
export function ariaKeys(combo: string): string {
  const modName = isMac ? 'Meta+' : 'Control+';
  return combo.replace('Mod+', modName);
}
