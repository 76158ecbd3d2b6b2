import { Worker } from 'node:worker_threads';
import { connect } from '../../shared/rpc.ts';
import { portToThread } from '../thread-port.ts';
import { intakeRequests, type PreparationOutcome, type PrepareFile } from './preparation.ts';

/** The thread that reads and cuts notes; started when it is first needed, and again if it should die. */
export class IntakeThread {
  readonly #entry: string;
  readonly #tokenizer: string;
  #started: { worker: Worker; prepare: (root: string, files: PrepareFile[]) => Promise<PreparationOutcome[]> } | null =
    null;

  /** @param tokenizer the `tokenizer.json` whose vocabulary chunks are measured with. */
  constructor(entry: string, tokenizer: string) {
    this.#entry = entry;
    this.#tokenizer = tokenizer;
  }

  /** Outcomes in the order of the files. @throws NearnoteError `engine-stopped` when the thread died over them. */
  prepare(root: string, files: PrepareFile[]): Promise<PreparationOutcome[]> {
    this.#started ??= this.#start();
    return this.#started.prepare(root, files);
  }

  async close(): Promise<void> {
    await this.#started?.worker.terminate();
  }

  #start() {
    const worker = new Worker(this.#entry, { workerData: { tokenizer: this.#tokenizer } });
    const call = connect(intakeRequests, portToThread(worker));
    const forget = () => {
      if (this.#started?.worker === worker) this.#started = null;
    };
    // Told to the callers by the closing port; unheard, the event would end the whole process.
    worker.once('error', forget);
    worker.once('exit', forget);
    return { worker, prepare: (root: string, files: PrepareFile[]) => call('prepare', { root, files }) };
  }
}
