import type { ModelToLoad } from '../../shared/inference.ts';
import type { Port } from '../../shared/rpc.ts';
import { loadModel } from '../model.ts';
import { type ModelParts, serveInference } from '../serve-inference.ts';
import { loadTokenizer } from '../tokenizer.ts';

/** Loaded once for all the tests of a process: each would take a third of a second for the same. */
const parts: ModelParts = { startModel: once(loadModel), loadTokenizer: once(loadTokenizer) };

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
  serveInference(model, parts);
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

/** What was loaded for a model, again where the same is asked for. What could not be loaded is tried again. */
function once<T>(load: (model: ModelToLoad) => Promise<T>): (model: ModelToLoad) => Promise<T> {
  const loaded = new Map<string, Promise<T>>();
  return (model) => {
    const key = JSON.stringify(model);
    const known = loaded.get(key);
    if (known !== undefined) return known;
    const loading = load(model);
    loaded.set(key, loading);
    loading.catch(() => loaded.delete(key));
    return loading;
  };
}
