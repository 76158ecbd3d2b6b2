import { setTimeout as delay } from 'node:timers/promises';
import { inferenceRequests, type ScannedPage } from '../../shared/inference.ts';
import { connect } from '../../shared/rpc.ts';
import type { InferenceProcess, StartInference } from '../embedding/inference-process.ts';

/** Milliseconds for one page. A slow computer takes half a minute. */
const usualPatience = 120_000;
/** Pages after which the process is ended: WebAssembly gives no memory back. */
const pagesOfAProcess = 40;

/** Reads the pictures of pages in an inference process of its own, which is started when it is needed. */
export class PageReader {
  readonly #start: StartInference;
  readonly #patience: number;
  #process: { process: InferenceProcess; pages: number; ended: Promise<null> } | null = null;

  /** @param patience milliseconds after which a page is given up. */
  constructor(start: StartInference, patience = usualPatience) {
    this.#start = start;
    this.#patience = patience;
  }

  /** The text of a page; null if it ended the process, or took too long. @throws the process’s error, say for a damaged file. */
  async read(page: ScannedPage): Promise<string | null> {
    const { process, ended } = this.#running();
    const timeOut = new AbortController();
    const late = delay(this.#patience, null, { signal: timeOut.signal, ref: false }).catch(() => null);
    const answer = connect(inferenceRequests, process)('recognise', page).then(({ text }) => text);
    try {
      const text = await Promise.race([answer, ended, late]);
      if (text === null) this.end();
      return text;
    } finally {
      timeOut.abort();
      answer.catch(() => {});
    }
  }

  end(): void {
    this.#process?.process.kill();
    this.#process = null;
  }

  #running() {
    if (this.#process !== null && this.#process.pages >= pagesOfAProcess) this.end();
    if (this.#process === null) {
      const process = this.#start();
      const ended = new Promise<null>((resolve) => process.onClose(() => resolve(null)));
      this.#process = { process, pages: 0, ended };
    }
    this.#process.pages++;
    return this.#process;
  }
}
