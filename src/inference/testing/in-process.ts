import type { Port } from '../../shared/rpc.ts';
import { loadModel } from '../model.ts';
import { serveInference } from '../serve-inference.ts';

/**
 * The real model runtime in the process that asks for it: without the second and more that a process and its thread
 * need to load it, for tests that want vectors and not what happens to the process that makes them.
 */
export function inProcessInference(): Port & { kill(): void } {
  let isRunning = true;
  const toModel: ((message: unknown) => void)[] = [];
  const toCaller: ((message: unknown) => void)[] = [];
  const closers: (() => void)[] = [];
  const pass = (message: unknown, listeners: ((message: unknown) => void)[]) => {
    const copy: unknown = structuredClone(message);
    setImmediate(() => {
      if (isRunning) for (const listener of listeners) listener(copy);
    });
  };
  const model: Port = {
    post: (message) => pass(message, toCaller),
    onMessage: (listener) => void toModel.push(listener),
    onClose: () => {},
  };
  serveInference(model, loadModel);
  return {
    post: (message) => pass(message, toModel),
    onMessage: (listener) => void toCaller.push(listener),
    onClose: (listener) => void closers.push(listener),
    kill: () => {
      isRunning = false;
      for (const closer of closers.splice(0)) closer();
    },
  };
}
