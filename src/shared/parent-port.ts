import type { Port } from './rpc.ts';

/** The part of Electron’s `process.parentPort` that is used here. */
export interface ElectronParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
}

/**
 * The port to the process that started this one, an Electron utility process. A child process of plain Node has the same
 * port when it was started with `node-parent-port.ts`.
 */
export function parentPort(): Port {
  const electron: unknown = Reflect.get(process, 'parentPort');
  if (!isElectronParentPort(electron)) {
    throw new Error('This process is started by Nearnote and cannot run by itself.');
  }
  return {
    post: (message) => electron.postMessage(message),
    onMessage: (listener) => void electron.on('message', ({ data }) => listener(data)),
    // A child ends together with the app.
    onClose: () => {},
  };
}

function isElectronParentPort(value: unknown): value is ElectronParentPort {
  return (
    typeof value === 'object' && value !== null && 'postMessage' in value && typeof value.postMessage === 'function'
  );
}
