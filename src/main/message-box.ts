import { type BrowserWindow, dialog, type MessageBoxOptions, type MessageBoxReturnValue } from 'electron';

/** Shows a message box of the system’s, before a window where there is one. */
export function showMessageBox(
  window: BrowserWindow | null,
  options: MessageBoxOptions,
): Promise<MessageBoxReturnValue> {
  return window === null ? dialog.showMessageBox(options) : dialog.showMessageBox(window, options);
}
