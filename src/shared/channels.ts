/**
 * Electron’s IPC channels: one for all requests of the page, and one for all events to it. They are in a file of their own
 * so that the sandboxed preload script does not include a schema library.
 */
export const requestChannel = 'nearnote:request';
export const eventChannel = 'nearnote:event';
