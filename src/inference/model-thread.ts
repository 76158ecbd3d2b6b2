import { flushCompileCache } from 'node:module';
import { parentPort, Worker } from 'node:worker_threads';
import { z } from 'zod';
import { NearnoteError } from '../shared/errors.ts';
import { type ModelToLoad, modelToLoad } from '../shared/inference.ts';
import { modelRuntimeOf } from '../shared/model-runtime.ts';
import { type Contract, connect, portOf, serve } from '../shared/rpc.ts';
import { userText } from '../shared/user-text.ts';
import { tidyLater } from './tidy-later.ts';
import { type Infer, inferredBatch, tokenizedBatch } from './tokenized-batch.ts';

/** Megabytes for V8’s young generation. By itself V8 would take a hundred more for finished batches. */
const youngGeneration = 24;

const modelThreadRequests = {
  load: { input: z.object({ model: modelToLoad, threads: z.int().nullable() }), output: z.object({}) },
  infer: { input: tokenizedBatch, output: inferredBatch },
} satisfies Contract;

/**
 * Loads a model in a thread of its own, with a session of so many threads. The runtime’s `run` blocks the calling thread
 * until the batch is done; on the process’s main thread, no message could be read and no text tokenised meanwhile. If the
 * thread crashes, so does the process, and whoever started the process notices that.
 * @throws NearnoteError `model-unavailable`.
 */
export async function startModelThread(entry: string, model: ModelToLoad, threads: number | null): Promise<Infer> {
  const thread = new Worker(entry, { resourceLimits: { maxYoungGenerationSizeMb: youngGeneration } });
  const call = connect(modelThreadRequests, portOf(thread, 'exit'));
  try {
    await call('load', { model, threads });
  } catch (error) {
    await thread.terminate();
    throw error;
  }
  return (batch) => call('infer', batch);
}

/** Answers requests inside that thread. */
export function serveModel(): void {
  if (parentPort === null) throw new Error('This file is the entry of a worker thread and cannot run by itself.');
  let infer: Infer | null = null;
  serve(
    modelThreadRequests,
    {
      async load({ model, threads }) {
        if (modelRuntimeOf(process) === 'wasm') (await import('./web-assembly.ts')).useWebAssembly();
        const { loadModel } = await import('./model.ts');
        infer = await loadModel(model, threads);
        // The process is killed in the end, and would leave nothing for the next one.
        flushCompileCache();
        tidyLater();
        return {};
      },
      async infer(batch) {
        if (infer === null)
          throw new NearnoteError('model-unavailable', userText('No embedding model has been loaded.'));
        return infer(batch);
      },
    },
    portOf(parentPort, 'close'),
  );
}
