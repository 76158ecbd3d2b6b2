import { app } from 'electron';

/**
 * Lets the app quit only when `close` is done. The first attempt is held back, whoever makes it (the menu, the last
 * window, the system), and repeated once the library is closed.
 */
export function closeBeforeQuit(close: () => Promise<void>): void {
  let state: 'running' | 'closing' | 'closed' = 'running';
  app.on('before-quit', (event) => {
    if (state === 'closed') return;
    event.preventDefault();
    if (state === 'closing') return;
    state = 'closing';
    void close().finally(() => {
      state = 'closed';
      app.quit();
    });
  });
}
