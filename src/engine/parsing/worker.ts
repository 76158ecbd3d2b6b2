import { workerData } from 'node:worker_threads';
import PQueue from 'p-queue';
import { loggerTo } from '../../shared/log.ts';
import { serve } from '../../shared/rpc.ts';
import { tokenCounterOf } from '../chunking/token-counter.ts';
import { parentThread } from '../lib/thread-port.ts';
import { formatOf } from '../notes/format.ts';
import { readPlace, readText } from './note-text.ts';
import { type PrepareFile, parsingRequests, parsingWorkerData } from './parsing-contract.ts';
import { prepareNote, readFile } from './prepare-note.ts';

/** Milliseconds. */
const slow = 1_000;
const port = parentThread();
const logger = loggerTo(port, 'parsing');

// Parsing runs on threads of its own, so that a note of ten megabytes does not delay a search.
const { tokenizer, recognised } = parsingWorkerData.parse(workerData);
const count = tokenCounterOf(tokenizer);
// Files are parsed one after another, so that it is clear which one a thread hangs on. The next one is read meanwhile.
const parsing = new PQueue({ concurrency: 1 });

serve(
  parsingRequests,
  {
    prepare: ({ root, file }) => {
      const content = readFile(root, file);
      return parsing.add(async () => timed(file, prepareNote(file, await content, count, recognised)));
    },
    readText: ({ path }) => parsing.add(() => readText(path, recognised)),
    place: ({ path, subpath }) => parsing.add(() => readPlace(path, subpath)),
  },
  port,
);

/** Notes a file that keeps others waiting. */
async function timed<T>({ path, size }: PrepareFile, work: Promise<T>): Promise<T> {
  const began = performance.now();
  const outcome = await work;
  const ms = performance.now() - began;
  if (ms > slow) logger.log('note.slow', { format: formatOf(path) ?? 'text', bytes: size, ms });
  return outcome;
}
