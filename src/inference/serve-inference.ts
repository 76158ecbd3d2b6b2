import { flushCompileCache } from 'node:module';
import { inferenceRequests, type ModelToLoad, type PdfPage, type ScannedPage } from '../shared/inference.ts';
import { type Logger, loggerTo } from '../shared/log.ts';
import { modelRuntimeOf } from '../shared/model-runtime.ts';
import { type Port, serve } from '../shared/rpc.ts';
import { Embedder } from './embedder.ts';
import { tidyLater } from './tidy-later.ts';
import type { Infer } from './tokenized-batch.ts';
import type { Tokenize } from './tokenizer.ts';

export interface InferenceDependencies {
  startModel(model: ModelToLoad, logger: Logger): Promise<Infer>;
  loadTokenizer(model: ModelToLoad): Promise<Tokenize>;
  recognise(page: ScannedPage): Promise<string>;
  pagePicture(page: PdfPage): Promise<Uint8Array | null>;
}

/** Answers requests that arrive at the port, with what the given functions load. */
export function serveInference(
  port: Port,
  { startModel, loadTokenizer, recognise, pagePicture }: InferenceDependencies,
): void {
  const embedder = new Embedder();
  const logger = loggerTo(port, 'inference');
  serve(
    inferenceRequests,
    {
      async load(model) {
        const began = performance.now();
        const [infer, tokenize] = await Promise.all([startModel(model, logger), loadTokenizer(model)]);
        embedder.use(tokenize, infer);
        flushCompileCache();
        tidyLater();
        const { device, dtype, background } = model;
        const ms = performance.now() - began;
        logger.log('model.loaded', { device, dtype, runtime: modelRuntimeOf(process), background, ms });
        return {};
      },
      embed: ({ texts }) => embedder.embed(texts),
      recognise: async (page) => ({ text: await recognise(page) }),
      pagePicture: async (page) => ({ png: await pagePicture(page) }),
    },
    port,
  );
}
