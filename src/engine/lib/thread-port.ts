import { parentPort, type Worker } from 'node:worker_threads';
import { type Port, portOf } from '../../shared/rpc.ts';

/** The port to a worker thread. */
export function portToThread(worker: Worker): Port {
  return portOf(worker, 'exit');
}

/** Inside a worker thread, the port to the thread that started it. */
export function parentThread(): Port {
  if (parentPort === null) throw new Error('This file is the entry of a worker thread and cannot run by itself.');
  return portOf(parentPort, 'close');
}
