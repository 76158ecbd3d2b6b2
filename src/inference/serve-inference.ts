import { inferenceRequests, type ModelToLoad } from '../shared/inference.ts';
import { type Port, serve } from '../shared/rpc.ts';
import { BatchQueue } from './batch-queue.ts';
import type { Infer } from './tokenized-batch.ts';
import type { Tokenize } from './tokenizer.ts';

export interface ModelParts {
  startModel(model: ModelToLoad): Promise<Infer>;
  loadTokenizer(model: ModelToLoad): Promise<Tokenize>;
}

/** Answers whoever is at the other end of the port, with models whose parts are got as the given functions do it. */
export function serveInference(port: Port, { startModel, loadTokenizer }: ModelParts): void {
  const queue = new BatchQueue();
  serve(
    inferenceRequests,
    {
      async load(model) {
        const [infer, tokenize] = await Promise.all([startModel(model), loadTokenizer(model)]);
        queue.use(tokenize, infer);
        return {};
      },
      embed: ({ texts }) => queue.embed(texts),
    },
    port,
  );
}
