import { comboOf, namedKeys } from '../../../shared/key-combo.ts';
import { isCommandHeld, isMac, type KeyPress } from '../../lib/platform.ts';

/** A key event, the browser’s or React’s, as far as commands look at it. */
export interface PressedKeys extends Omit<KeyPress, 'target'> {
  /** Where the key is, such as `KeyK`. */
  code: string;
  getModifierState(key: 'AltGraph'): boolean;
}

const named: ReadonlySet<string> = new Set(namedKeys);

/**
 * What may have been meant by pressed keys, the likeliest first; none for a modifier key alone. The character counts, wherever
 * the keyboard has it. The key’s place counts where the character is of another script (Ctrl with к is Ctrl K), and where Shift
 * has made a sign of a digit.
 */
export function combosOf(event: PressedKeys): string[] {
  const isAltGraph = event.getModifierState('AltGraph');
  // Where AltGr is held, Windows reports Control and Alt; what is meant is the character.
  const mod = !isAltGraph && isCommandHeld(event);
  const alt = !isAltGraph && event.altKey;
  // The system’s key (Windows, Super) and Control on a Mac are not ours.
  if (!isAltGraph && (isMac ? event.ctrlKey : event.metaKey)) return [];
  return keysOf(event, isAltGraph).map(({ key, isSign }) =>
    comboOf({ mod, alt, shift: event.shiftKey && !isSign, key }),
  );
}

/** Whether pressed keys may enter or edit text: there, they are the field’s. */
export function editsText(event: PressedKeys): boolean {
  if (/^(F\d+|Escape)$/.test(event.key)) return false;
  const isCharacter = event.key.length === 1 || event.key === 'Dead';
  if (event.getModifierState('AltGraph')) return true;
  if (isCommandHeld(event)) return editing.has(event.key);
  // Option types characters on a Mac, and moves by words there.
  if (event.altKey) return isMac && (isCharacter || editing.has(event.key));
  return true;
}

const editing: ReadonlySet<string> = new Set([
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'Backspace',
  'Delete',
  'End',
  'Home',
]);

interface Key {
  key: string;
  /** Whether Shift is part of typing it. */
  isSign: boolean;
}

function keysOf({ key, code }: PressedKeys, isAltGraph: boolean): Key[] {
  if (key === ' ') return [{ key: 'Space', isSign: false }];
  if (named.has(key)) return [{ key, isSign: false }];
  const typed: Key[] = isSingle(key) ? [{ key: key.toUpperCase(), isSign: !isLetter(key) }] : [];
  if (/^[a-z\d]$/i.test(key) || isAltGraph) return typed;
  const isLatin = /^[!-~]$/.test(key);
  const [, letter, digit] = /^(?:Key([A-Z])|Digit(\d))$/.exec(code) ?? [];
  const place = digit ?? (isLatin ? undefined : letter);
  const placed: Key[] = place === undefined ? [] : [{ key: place, isSign: false }];
  return isLatin ? [...typed, ...placed] : [...placed, ...typed];
}

function isSingle(key: string): boolean {
  return [...key].length === 1 && key.toUpperCase().length === key.length;
}

function isLetter(key: string): boolean {
  return /\p{L}/u.test(key);
}
