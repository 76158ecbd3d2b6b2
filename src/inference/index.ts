import { constants, setPriority } from 'node:os';
import { inferenceRequests } from '../shared/inference.ts';
import { serve } from '../shared/rpc.ts';
import { BatchQueue } from './batch-queue.ts';
import { parentPort } from './parent-port.ts';

// Embedding a vault takes every core for minutes; the window and the database go first.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const queue = new BatchQueue();

serve(
  inferenceRequests,
  {
    async load(model) {
      // Imported only now, after the priority was lowered: static imports would run before it.
      const { loadModel } = await import('./model.ts');
      queue.use(await loadModel(model));
      return {};
    },
    embed: ({ texts, urgent }) => queue.embed(texts, urgent),
  },
  parentPort(),
);
