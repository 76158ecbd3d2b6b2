import { workerData } from 'node:worker_threads';
import { serve } from '../../shared/rpc.ts';
import { parentThread } from '../thread-port.ts';
import { intakeRequests, intakeWorkerData } from './preparation.ts';
import { prepareNote } from './prepare.ts';
import { tokenCounterOf } from './tokens.ts';

// Parsing has a thread of its own, so that a note of ten megabytes delays no search.
const count = tokenCounterOf(intakeWorkerData.parse(workerData).tokenizer);

serve(
  intakeRequests,
  { prepare: ({ root, files }) => Promise.all(files.map((file) => prepareNote(root, file, count))) },
  parentThread(),
);
