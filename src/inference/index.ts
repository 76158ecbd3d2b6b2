import { constants, getPriority, setPriority } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { parentPort } from '../shared/parent-port.ts';
import { serveModel, startModelThread } from './model-thread.ts';
import { serveInference } from './serve-inference.ts';
import { sessionPlan } from './sessions.ts';
import { inferSideBySide } from './side-by-side.ts';

// This file is the entry of both the process and the thread inside it, so that the build has one entry.
if (isMainThread) {
  serveInference(parentPort(), {
    startModel(model, logger) {
      // On Linux this affects only the calling thread and threads that it starts later, so it comes before the runtime.
      if (model.background) yieldToOthers();
      const { sessions, threads } = sessionPlan(model);
      const start = () => startModelThread(fileURLToPath(import.meta.url), model, threads);
      const onFailure = (error: unknown) => logger.log('model.session-failed', {}, error);
      return inferSideBySide({ most: sessions, start, onFailure });
    },
    async loadTokenizer(model) {
      // A static import would delay the start of the thread. It must not bring ONNX Runtime, which is not to be loaded in two
      // threads at once (microsoft/onnxruntime#20084).
      const tokenizer = await import('./tokenizer.ts');
      return tokenizer.loadTokenizer(model);
    },
    async recognise(page) {
      yieldToOthers();
      const { recognisePage } = await import('./recognition/recognise-page.ts');
      return recognisePage(page);
    },
    async pagePicture(page) {
      const { pictureOfPage } = await import('./recognition/picture-of-page.ts');
      return pictureOfPage(page);
    },
  });
} else serveModel();

function yieldToOthers(): void {
  setPriority(Math.max(getPriority(), constants.priority.PRIORITY_BELOW_NORMAL));
}
