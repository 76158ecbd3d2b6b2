/**
 * Electron’s IPC channels: one for all requests of the page, one for all events to it, and one by which the preload, and
 * nothing else in the page, names the paths of dropped files. They are in a file of their own
 * so that the sandboxed preload script does not include a schema library.
 */
export const requestChannel = 'nearnote:request';
export const eventChannel = 'nearnote:event';
export const droppedChannel = 'nearnote:dropped';
