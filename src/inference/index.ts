import { constants, getPriority, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { inferenceRequests } from '../shared/inference.ts';
import { parentPort } from '../shared/parent-port.ts';
import { serve } from '../shared/rpc.ts';
import { BatchQueue } from './batch-queue.ts';
import { serveModel, startModelThread } from './model-thread.ts';

// One file is the entry of the process and of the thread in it: whoever builds Nearnote has one file to name.
if (isMainThread) serveInference();
else serveModel();

function serveInference(): void {
  const queue = new BatchQueue();
  serve(
    inferenceRequests,
    {
      async load(model) {
        // Linux lowers the calling thread only, and what that starts later: so before there is a runtime with its threads.
        if (model.background) setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));
        const { loadTokenizer } = await import('./tokenizer.ts');
        const [tokenize, infer] = await Promise.all([
          loadTokenizer(model),
          startModelThread(fileURLToPath(import.meta.url), model),
        ]);
        queue.use(tokenize, infer);
        return {};
      },
      embed: ({ texts }) => queue.embed(texts),
    },
    parentPort(),
  );
}
