import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { connect } from '../../shared/rpc.ts';
import { portToThread } from '../thread-port.ts';
import { intakeRequests, type PreparationOutcome, type PrepareFile } from './preparation.ts';

interface Thread {
  worker: Worker;
  /** Batches that it has been given and not answered. */
  busy: number;
  prepare: (root: string, files: PrepareFile[]) => Promise<PreparationOutcome[]>;
}

/** The threads that read and cut notes; each is started when there is work for it, and again if it should die. */
export class IntakeThreads {
  /** How many batches are worked on at once; one core is left to what is written meanwhile. */
  readonly size = Math.max(1, Math.min(4, availableParallelism() - 1));
  readonly #entry: string;
  readonly #tokenizer: string;
  readonly #threads: Thread[] = [];

  /** @param tokenizer the `tokenizer.json` whose vocabulary chunks are measured with. */
  constructor(entry: string, tokenizer: string) {
    this.#entry = entry;
    this.#tokenizer = tokenizer;
  }

  /** Outcomes in the order of the files. @throws NearnoteError `engine-stopped` when the thread died over them. */
  async prepare(root: string, files: PrepareFile[]): Promise<PreparationOutcome[]> {
    const thread = this.#idlest();
    thread.busy++;
    try {
      return await thread.prepare(root, files);
    } finally {
      thread.busy--;
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }

  #idlest(): Thread {
    const [idlest] = this.#threads.toSorted((a, b) => a.busy - b.busy);
    const wantsAnother = idlest === undefined || (idlest.busy > 0 && this.#threads.length < this.size);
    return wantsAnother ? this.#start() : idlest;
  }

  #start(): Thread {
    const worker = new Worker(this.#entry, {
      name: 'intake',
      workerData: { tokenizer: this.#tokenizer },
    });
    const call = connect(intakeRequests, portToThread(worker));
    const thread: Thread = { worker, busy: 0, prepare: (root, files) => call('prepare', { root, files }) };
    this.#threads.push(thread);
    const forget = () => {
      const at = this.#threads.indexOf(thread);
      if (at !== -1) this.#threads.splice(at, 1);
    };
    // Told to the callers by the closing port; unheard, the event would end the whole process.
    worker.once('error', forget);
    worker.once('exit', forget);
    return thread;
  }
}
