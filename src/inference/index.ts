import { constants, getPriority, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { parentPort } from '../shared/parent-port.ts';
import { serveModel, startModelThread } from './model-thread.ts';
import { serveInference } from './serve-inference.ts';

// One file is the entry of the process and of the thread in it: whoever builds Nearnote has one file to name.
if (isMainThread) {
  serveInference(parentPort(), {
    startModel(model) {
      // Linux lowers the calling thread only, and what that starts later: so before there is a runtime with its threads.
      if (model.background) setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));
      return startModelThread(fileURLToPath(import.meta.url), model);
    },
    async loadTokenizer(model) {
      // It has the runtime with it, which the process would otherwise wait for before it can start the thread.
      const tokenizer = await import('./tokenizer.ts');
      return tokenizer.loadTokenizer(model);
    },
  });
} else serveModel();
