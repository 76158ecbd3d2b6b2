import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './app.ts';

const parentPort = pathToFileURL(join(import.meta.dirname, '../../src/engine/embedding/node-parent-port.ts')).href;

/** Electron’s `utilityProcess`, as a child process of Node’s that sees Electron’s `process.parentPort`. */
export const utilityProcess = {
  fork(
    file: string,
    args: string[],
    { env }: { serviceName?: string; stdio?: 'inherit'; env?: Record<string, string> },
  ): UtilityProcess {
    app.mustBeReady('utilityProcess cannot be created before app is ready.');
    const execArgv = ['--import', parentPort];
    return new UtilityProcess(
      fork(file, args, { ...(env && { env }), serialization: 'advanced', stdio: 'inherit', execArgv }),
    );
  },
};

/** What surprises in it is as in Electron’s electron_api_utility_process.cc. */
class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  #isRunning = false;
  #isKilled = false;

  constructor(child: ChildProcess) {
    super();
    this.#child = child;
    child.on('message', (message) => this.emit('message', message));
    child.once('spawn', () => {
      this.#isRunning = true;
      this.emit('spawn');
    });
    child.once('exit', (code, signal) => {
      this.#isRunning = false;
      // V8 ends a process by this signal after a fatal error. Without a listener it is an exception in main.
      if (signal === 'SIGABRT') this.emit('error', 'FatalError', 'unknown', '{}');
      this.emit('exit', code ?? this.#exitCodeOf(signal));
    });
    child.on('error', (error) => console.error('The utility process failed:', error));
  }

  get pid(): number | undefined {
    return this.#isRunning ? this.#child.pid : undefined;
  }

  postMessage(message: Serializable): void {
    if (this.#child.connected) this.#child.send(message);
  }

  kill(): boolean {
    if (!this.#isRunning) return false;
    this.#isKilled = this.#child.kill();
    return this.#isKilled;
  }

  /** A process that was ended by `kill` has ended well; another one has its signal’s number. */
  #exitCodeOf(signal: NodeJS.Signals | null): number {
    if (signal === null || (this.#isKilled && (signal === 'SIGTERM' || signal === 'SIGKILL'))) return 0;
    return constants.signals[signal];
  }
}
