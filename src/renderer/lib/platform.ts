export const isMac = navigator.platform.startsWith('Mac');

/** What a keyboard command needs to know of a key event, React’s or the browser’s. */
export interface KeyPress {
  key: string;
  metaKey: boolean;
  ctrlKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  target: EventTarget | null;
}

/** Whether the key for commands is held: Command on a Mac, Control elsewhere. */
export function isCommandHeld(event: Pick<KeyPress, 'metaKey' | 'ctrlKey'>): boolean {
  return isMac ? event.metaKey : event.ctrlKey;
}

/** Whether no modifier key is held. */
export function isPlain({ metaKey, ctrlKey, altKey, shiftKey }: Omit<KeyPress, 'key' | 'target'>): boolean {
  return !(metaKey || ctrlKey || altKey || shiftKey);
}
