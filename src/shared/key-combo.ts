import { z } from 'zod';

/** Keys that are named by what they are. Every other key is named by the character it types, letters in upper case. */
export const namedKeys = [
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'ArrowUp',
  'Backspace',
  'ContextMenu',
  'Delete',
  'End',
  'Enter',
  'Escape',
  'Home',
  'Insert',
  'PageDown',
  'PageUp',
  'Space',
  'Tab',
  ...Array.from({ length: 24 }, (_, i) => `F${i + 1}`),
] as const;

const form = new RegExp(`^(Mod\\+)?(Alt\\+)?(Shift\\+)?(${namedKeys.join('|')}|[^\\s\\p{Ll}])$`, 'u');

/**
 * Keys pressed at once, such as `Mod+Shift+M`, `Alt+ArrowLeft`, `F6` or `/`. `Mod` is Command on a Mac and Control elsewhere.
 * Shift is named with letters, digits and named keys only: `?` is `?`, wherever it is on the keyboard.
 */
export const keyCombo = z.string().max(50).regex(form);

export interface KeyParts {
  mod: boolean;
  alt: boolean;
  shift: boolean;
  key: string;
}

/** The parts of a combination; null if it has not the form of one. */
export function partsOf(combo: string): KeyParts | null {
  const [, mod, alt, shift, key] = form.exec(combo) ?? [];
  if (key === undefined) return null;
  return { mod: mod !== undefined, alt: alt !== undefined, shift: shift !== undefined, key };
}

export function comboOf({ mod, alt, shift, key }: KeyParts): string {
  return `${mod ? 'Mod+' : ''}${alt ? 'Alt+' : ''}${shift ? 'Shift+' : ''}${key}`;
}
