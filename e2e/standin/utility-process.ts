import { type ChildProcess, fork, type Serializable } from 'node:child_process';
import { EventEmitter } from 'node:events';

/** Electron’s `utilityProcess`, as a child process of Node’s. The child speaks by `process.send`. */
export const utilityProcess = {
  fork(
    file: string,
    args: string[],
    { env }: { serviceName?: string; stdio?: 'inherit'; env?: Record<string, string> },
  ): UtilityProcess {
    return new UtilityProcess(
      fork(file, args, { ...(env && { env }), serialization: 'advanced', stdio: 'inherit', execArgv: [] }),
    );
  },
};

class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;

  constructor(child: ChildProcess) {
    super();
    this.#child = child;
    child.on('message', (message) => this.emit('message', message));
    child.once('spawn', () => this.emit('spawn'));
    child.once('exit', (code, signal) => this.emit('exit', code ?? signal));
    child.on('error', (error) => console.error('The utility process failed:', error));
  }

  postMessage(message: Serializable): void {
    if (this.#child.connected) this.#child.send(message);
  }

  kill(): boolean {
    return this.#child.kill();
  }
}
