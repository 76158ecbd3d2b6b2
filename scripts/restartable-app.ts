import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** The app while it is being developed. When its window is closed, this program ends too. */
export class RestartableApp {
  readonly #start: () => ChildProcess;
  #running: ChildProcess | null = null;
  #restarting: Promise<void> | null = null;

  /** @param env the environment of the app. */
  constructor(program: string, words: string[], env: NodeJS.ProcessEnv) {
    this.#start = () => spawn(program, words, { stdio: 'inherit', env });
    // Whoever ends this program means the app.
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => this.#running?.kill(signal));
  }

  /** Starts the app, after the one that runs has closed its library and ended. */
  restart(): void {
    this.#restarting ??= this.#restart().finally(() => {
      this.#restarting = null;
    });
  }

  async #restart(): Promise<void> {
    const before = this.#running;
    this.#running = null;
    if (before !== null && before.exitCode === null) {
      before.kill();
      await once(before, 'exit');
    }
    const app = this.#start();
    this.#running = app;
    app.once('exit', (code) => {
      if (this.#running === app) process.exit(code ?? 1);
    });
  }
}
