/** Milliseconds after which a window is shown, whatever is in it. */
const showWithin = 2_000;

/** What is used of a window to know when to show it. */
export interface HiddenWindow {
  once(event: 'ready-to-show' | 'closed', listener: () => void): unknown;
  readonly webContents: { once(event: 'did-finish-load' | 'did-fail-load', listener: () => void): unknown };
}

/**
 * Calls `show` once, as soon as there is something to see. `ready-to-show` alone may never come: on Wayland a hidden
 * window is not painted (electron/electron#48859).
 */
export function whenVisible(window: HiddenWindow, show: () => void): void {
  let isDone = false;
  const once = (): void => {
    if (isDone) return;
    isDone = true;
    clearTimeout(limit);
    show();
  };
  const limit = setTimeout(once, showWithin);
  window.once('ready-to-show', once);
  window.webContents.once('did-finish-load', once);
  window.webContents.once('did-fail-load', once);
  window.once('closed', () => {
    isDone = true;
    clearTimeout(limit);
  });
}
