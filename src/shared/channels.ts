/**
 * Electron's ipc channels: one for every request of the page, one for every event to it. They stand apart from the
 * contract so that the sandboxed preload, which is one small file, carries no schema library.
 */
export const requestChannel = 'nearnote:request';
export const eventChannel = 'nearnote:event';
