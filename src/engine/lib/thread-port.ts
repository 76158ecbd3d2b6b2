import { setTimeout as wait } from 'node:timers/promises';
import { parentPort, type Worker } from 'node:worker_threads';
import { z } from 'zod';
import { onEvent, type Port, portOf, postEvent } from '../../shared/rpc.ts';

const endEvent = 'end';
/** Milliseconds for a thread that has nothing to do to end by itself. */
const endsWithin = 1_000;

/** The port to a worker thread. */
export function portToThread(worker: Worker): Port {
  return portOf(worker, 'exit');
}

/**
 * Has a thread end by itself once it has done what it is at, and ends it if it does not: ended from outside, threads have now
 * and then taken their process with them (electron/electron#47986).
 */
export async function endThread(worker: Worker): Promise<void> {
  if (worker.threadId === -1) return;
  const ended = new Promise<unknown>((resolve) => worker.once('exit', resolve));
  postEvent(portToThread(worker), endEvent, null);
  const isLate = await Promise.race([ended.then(() => false), wait(endsWithin, true, { ref: false })]);
  if (isLate) await worker.terminate();
}

/** Inside a worker thread, the port to the thread that started it, which may ask it to end. */
export function parentThread(): Port {
  const parent = parentPort;
  if (parent === null) throw new Error('This file is the entry of a worker thread and cannot run by itself.');
  const port = portOf(parent, 'close');
  onEvent(port, endEvent, z.null(), () => parent.close());
  return port;
}
