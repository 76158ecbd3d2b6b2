import type { ModelToLoad } from '../../shared/inference.ts';
import type { Port } from '../../shared/rpc.ts';
import { loadModel } from '../model.ts';
import { pictureOfPage } from '../recognition/picture-of-page.ts';
import { recognisePage } from '../recognition/recognise-page.ts';
import { type InferenceDependencies, serveInference } from '../serve-inference.ts';
import { loadTokenizer } from '../tokenizer.ts';

/** Models are loaded once for all tests in a process, since loading takes a third of a second. */
const dependencies: InferenceDependencies = {
  startModel: once(loadModel),
  loadTokenizer: once(loadTokenizer),
  recognise: recognisePage,
  pagePicture: pictureOfPage,
};

/**
 * The real model runtime inside the test’s own process. It saves the second or more that a process and its thread need
 * to load it, in tests that are about vectors and not about processes.
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
  serveInference(model, dependencies);
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

/** Loads each model only once, unless loading fails. */
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
