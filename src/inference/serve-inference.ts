import { inferenceRequests, type ModelToLoad } from '../shared/inference.ts';
import { type Port, serve } from '../shared/rpc.ts';
import { BatchQueue } from './batch-queue.ts';
import type { Infer } from './model-thread.ts';

/** Answers whoever is at the other end of the port, with models that are started as the given function does it. */
export function serveInference(port: Port, startModel: (model: ModelToLoad) => Promise<Infer>): void {
  const queue = new BatchQueue();
  serve(
    inferenceRequests,
    {
      async load(model) {
        const { loadTokenizer } = await import('./tokenizer.ts');
        const [infer, tokenize] = await Promise.all([startModel(model), loadTokenizer(model)]);
        queue.use(tokenize, infer);
        return {};
      },
      embed: ({ texts }) => queue.embed(texts),
    },
    port,
  );
}
