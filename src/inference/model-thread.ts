import { parentPort, Worker } from 'node:worker_threads';
import { z } from 'zod';
import { NearnoteError } from '../shared/errors.ts';
import { type ModelToLoad, modelToLoad } from '../shared/inference.ts';
import { type Contract, connect, portOf, serve } from '../shared/rpc.ts';
import { type Infer, inferredBatch, tokenizedBatch } from './tokenized-batch.ts';

/** Megabytes of what it has just made: V8 would take a hundred more for batches that are done with. */
const nursery = 24;

const modelThreadRequests = {
  load: { input: modelToLoad, output: z.object({}) },
  infer: { input: tokenizedBatch, output: inferredBatch },
} satisfies Contract;

/**
 * Loads a model in a thread of its own. The runtime's `run` blocks the thread that calls it until the batch is done: on
 * the process's own thread no message could be read and no text tokenised meanwhile.
 * A thread that fails takes the process with it, which whoever started the process sees.
 * @throws NearnoteError `model-unavailable`.
 */
export async function startModelThread(entry: string, model: ModelToLoad): Promise<Infer> {
  const thread = new Worker(entry, { resourceLimits: { maxYoungGenerationSizeMb: nursery } });
  const call = connect(modelThreadRequests, portOf(thread, 'exit'));
  await call('load', model);
  return (batch) => call('infer', batch);
}

/** What runs in that thread. */
export function serveModel(): void {
  if (parentPort === null) throw new Error('This is the entry of a thread.');
  let infer: Infer | null = null;
  serve(
    modelThreadRequests,
    {
      async load(model) {
        const { loadModel } = await import('./model.ts');
        infer = await loadModel(model);
        return {};
      },
      async infer(batch) {
        if (infer === null) throw new NearnoteError('model-unavailable', 'No embedding model has been loaded.');
        return infer(batch);
      },
    },
    portOf(parentPort, 'close'),
  );
}
