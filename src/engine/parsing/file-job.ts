import type { UserText } from '../../shared/user-text.ts';
import type { AskParser, ParsingJob } from './parsing-thread.ts';

/** One request about one file, with the promise of its outcome. */
export class FileJob<T> implements ParsingJob {
  losses = 0;
  readonly size: number | null;
  readonly outcome: Promise<T>;
  readonly reject: (error: unknown) => void;
  readonly #resolve: (outcome: T) => void;
  readonly #ask: (ask: AskParser) => Promise<T>;
  readonly #failed: (reason: UserText) => T;

  constructor(size: number | null, ask: (ask: AskParser) => Promise<T>, failed: (reason: UserText) => T) {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    this.size = size;
    this.outcome = promise;
    this.reject = reject;
    this.#resolve = resolve;
    this.#ask = ask;
    this.#failed = failed;
  }

  async run(ask: AskParser): Promise<void> {
    this.#resolve(await this.#ask(ask));
  }

  fail(reason: UserText): void {
    this.#resolve(this.#failed(reason));
  }
}
