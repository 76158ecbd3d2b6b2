import { EventEmitter } from 'node:events';
import type { Logger } from '../shared/log.ts';

/** What is used of Electron’s utility process. */
export interface UtilityProcess {
  postMessage(message: unknown): void;
  kill(): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'error', listener: (type: string) => void): unknown;
  once(event: 'spawn', listener: () => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
}

interface ChildEvents {
  message: [message: unknown];
  exit: [code: number];
}

/** The exit code of a child that was never started. */
const notStarted = -1;
/** Milliseconds from the fork to the child’s first sign of life, on a computer that is busy with other things. */
const startWithin = 60_000;

/**
 * A utility process without what surprises in Electron’s: one that is not there yet can be ended, one that never comes has
 * ended, and a fatal error in one is no exception in main (without a listener to `error` it would be).
 */
export class ChildProcess extends EventEmitter<ChildEvents> {
  readonly #child: UtilityProcess;
  #state: 'starting' | 'running' | 'ended' = 'starting';
  #isUnwanted = false;

  /** @param startLimit milliseconds after which a child that has not started counts as ended. */
  constructor(child: UtilityProcess, logger: Logger, startLimit = startWithin) {
    super();
    this.#child = child;
    const limit = setTimeout(() => {
      logger.log('child.not-started', {});
      this.#isUnwanted = true;
      this.#end(notStarted);
    }, startLimit);
    limit.unref();
    child.once('spawn', () => {
      clearTimeout(limit);
      if (this.#state === 'starting') this.#state = 'running';
      // `kill` does nothing, and says so, as long as there is no process.
      if (this.#isUnwanted) child.kill();
    });
    child.on('message', (message) => this.emit('message', message));
    // V8’s report is left out: it quotes what the process was started with. The exit follows.
    child.on('error', () => logger.log('child.failed', {}));
    child.once('exit', (code) => {
      clearTimeout(limit);
      this.#end(code);
    });
  }

  postMessage(message: unknown): void {
    if (this.#state !== 'ended') this.#child.postMessage(message);
  }

  /** Ends the process, or sees to it that it ends as soon as it has started. */
  kill(): void {
    this.#isUnwanted = true;
    if (this.#state === 'running') this.#child.kill();
  }

  #end(code: number): void {
    if (this.#state === 'ended') return;
    this.#state = 'ended';
    this.emit('exit', code);
  }
}
