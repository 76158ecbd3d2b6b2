const isMac = navigator.platform.startsWith('Mac');

/** How this computer's keyboard names the keys that go with others. */
export const keyNames = isMac ? { command: '⌘', alt: '⌥' } : { command: 'Ctrl', alt: 'Alt' };

/** Whether the key for commands is held: Command on a Mac, Control elsewhere. */
export function isCommandHeld(event: { metaKey: boolean; ctrlKey: boolean }): boolean {
  return isMac ? event.metaKey : event.ctrlKey;
}
