import { setTimeout as delay } from 'node:timers/promises';
import { inferenceRequests, type ScannedPage } from '../../shared/inference.ts';
import { type Call, connect } from '../../shared/rpc.ts';
import type { StartInference } from '../embedding/inference-process.ts';

/** Milliseconds for one page. A slow computer takes half a minute. */
const usualPatience = 120_000;
/** Pages after which the process is ended: WebAssembly gives no memory back. */
const pagesOfAProcess = 40;

interface ReadingProcess {
  call: Call<typeof inferenceRequests>;
  pages: number;
  /** Resolves when it has ended, whyever. */
  ended: Promise<null>;
  kill(): void;
}

/** Reads the pictures of pages in an inference process of its own, which is started when it is needed. */
export class PageReader {
  readonly #start: StartInference;
  readonly #patience: number;
  #process: ReadingProcess | null = null;

  /** @param patience milliseconds after which a page is given up. */
  constructor(start: StartInference, patience = usualPatience) {
    this.#start = start;
    this.#patience = patience;
  }

  /** The text of a page; null if it ended the process, or took too long. @throws the process’s error, say for a damaged file. */
  async read(page: ScannedPage): Promise<string | null> {
    const { call, ended } = this.#running();
    const timeOut = new AbortController();
    const late = delay(this.#patience, null, { signal: timeOut.signal, ref: false }).catch(() => null);
    const answer = call('recognise', page).then(({ text }) => text);
    try {
      const text = await Promise.race([answer, ended, late]);
      if (text === null) this.end();
      return text;
    } finally {
      timeOut.abort();
    }
  }

  end(): void {
    this.#process?.kill();
    this.#process = null;
  }

  #running(): ReadingProcess {
    if (this.#process !== null && this.#process.pages >= pagesOfAProcess) this.end();
    if (this.#process === null) {
      const process = this.#start();
      const ended = new Promise<null>((resolve) => process.onClose(() => resolve(null)));
      this.#process = { call: connect(inferenceRequests, process), pages: 0, ended, kill: () => process.kill() };
    }
    this.#process.pages++;
    return this.#process;
  }
}
