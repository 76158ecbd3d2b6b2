import type { Port } from './rpc.ts';

/** The part of Electron’s `process.parentPort` that is used here. */
interface ElectronParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): unknown;
}

/**
 * The port to the process that started this one, whether this is an Electron utility process or a child process of plain
 * Node. When the parent process is gone, this one ends.
 */
export function parentPort(): Port {
  const electron: unknown = Reflect.get(process, 'parentPort');
  if (isElectronParentPort(electron)) {
    return {
      post: (message) => electron.postMessage(message),
      onMessage: (listener) => void electron.on('message', ({ data }) => listener(data)),
      // Electron ends a utility process together with its app.
      onClose: () => {},
    };
  }
  if (process.send === undefined) {
    throw new Error('This process is started by Nearnote and cannot run by itself.');
  }
  process.on('disconnect', () => process.exit());
  return {
    // Sending to a parent that has just died fails; 'disconnect' then ends this process.
    post: (message) => void process.send?.(message, () => {}),
    onMessage: (listener) => void process.on('message', listener),
    onClose: (listener) => void process.on('disconnect', listener),
  };
}

function isElectronParentPort(value: unknown): value is ElectronParentPort {
  return (
    typeof value === 'object' && value !== null && 'postMessage' in value && typeof value.postMessage === 'function'
  );
}
