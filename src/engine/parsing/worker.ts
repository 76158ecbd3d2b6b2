import { workerData } from 'node:worker_threads';
import PQueue from 'p-queue';
import { serve } from '../../shared/rpc.ts';
import { tokenCounterOf } from '../chunking/token-counter.ts';
import { parentThread } from '../lib/thread-port.ts';
import { readText } from './note-text.ts';
import { parsingRequests, parsingWorkerData } from './parsing-contract.ts';
import { prepareNote, readFile } from './prepare-note.ts';

// Parsing runs on threads of its own, so that a note of ten megabytes does not delay a search.
const count = tokenCounterOf(parsingWorkerData.parse(workerData).tokenizer);
// Files are parsed one after another, so that it is clear which one a thread hangs on. The next one is read meanwhile.
const parsing = new PQueue({ concurrency: 1 });

serve(
  parsingRequests,
  {
    prepare: ({ root, file }) => {
      const content = readFile(root, file);
      return parsing.add(async () => prepareNote(file, await content, count));
    },
    readText: ({ path }) => parsing.add(() => readText(path)),
  },
  parentThread(),
);
