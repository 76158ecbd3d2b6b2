import { type MessagePort, parentPort, type Worker } from 'node:worker_threads';
import type { Port } from '../shared/rpc.ts';

/** A worker thread as the port to it. */
export function portToThread(worker: Worker): Port {
  return {
    post: (message) => worker.postMessage(message),
    onMessage: (listener) => worker.on('message', listener),
    onClose: (listener) => worker.once('exit', listener),
  };
}

function portOf(port: MessagePort): Port {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => port.on('message', listener),
    onClose: (listener) => port.once('close', listener),
  };
}

/** Inside a worker thread, the port to the thread that started it. */
export function parentThread(): Port {
  if (parentPort === null) throw new Error('This file is the entry of a worker thread and cannot be run by itself.');
  return portOf(parentPort);
}
