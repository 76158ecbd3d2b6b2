import { type ChildProcess, fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { constants } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { app } from './app.ts';
import { CancelableEvent } from './cancelable.ts';
import { tellHarness } from './control.ts';

const parentPort = pathToFileURL(join(import.meta.dirname, '../../src/engine/embedding/node-parent-port.ts')).href;

/** Milliseconds after which a process that `kill` has not ended is ended without being asked. */
const endWithin = 2_000;

interface ForkOptions {
  serviceName?: string;
  stdio?: 'inherit' | 'ignore';
  env?: Record<string, string>;
  execArgv?: string[];
}

/** Electron’s `utilityProcess`, as a child process of Node’s that sees Electron’s `process.parentPort`. */
export const utilityProcess = {
  fork(file: string, args: string[], options: ForkOptions): UtilityProcess {
    app.mustBeReady('utilityProcess cannot be created before app is ready.');
    const { serviceName = 'Node Utility Process', stdio = 'ignore', env, execArgv = [] } = options;
    const flags = [
      '--import',
      parentPort,
      // What a utility process rejects and nobody handles does not end it.
      '--unhandled-rejections=warn-with-error-code',
      ...execArgv.flatMap(v8Flags),
    ];
    const child = fork(file, args, {
      ...(env && { env }),
      serialization: 'advanced',
      stdio: ['ignore', stdio, stdio, 'ipc'],
      execArgv: flags,
    });
    return new UtilityProcess(child, serviceName);
  },
};

/** Electron hands `execArgv` to Chromium, which knows V8’s flags in a switch of its own and no options of Node’s. */
function v8Flags(option: string): string[] {
  const [, flags] = /^--js-flags=(.*)$/.exec(option) ?? [];
  if (flags === undefined) throw new Error(`The stand-in’s utility processes do not take “${option}”.`);
  return flags.split(' ');
}

/** What surprises in it is as in Electron’s electron_api_utility_process.cc and node_service.cc. */
class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess;
  #state: 'starting' | 'running' | 'ending' | 'ended' = 'starting';
  #isKilled = false;

  constructor(child: ChildProcess, serviceName: string) {
    super();
    this.#child = child;
    // A copy as structured cloning makes it: Node’s own would leave a Buffer what it is.
    child.on('message', (message) => this.emit('message', structuredClone(message)));
    child.once('spawn', () => {
      this.#state = 'running';
      tellHarness({ kind: 'process', name: serviceName, pid: child.pid ?? 0 });
      this.emit('spawn');
    });
    child.once('exit', (code, signal) => {
      this.#state = 'ending';
      // V8 ends a process by this signal after a fatal error. Without a listener it is an exception in main.
      if (signal === 'SIGABRT') this.emit('error', 'FatalError', 'unknown', '{}');
      const exitCode = code ?? this.#exitCodeOf(signal);
      const reason = reasonOf(code, signal);
      if (reason !== null) {
        app.emit('child-process-gone', new CancelableEvent(), { type: 'Utility', name: serviceName, reason, exitCode });
      }
      this.emit('exit', exitCode);
      this.#state = 'ended';
    });
    child.on('error', (error) => console.error('The utility process failed:', error));
  }

  get pid(): number | undefined {
    return this.#state === 'running' ? this.#child.pid : undefined;
  }

  postMessage(message: unknown): void {
    // electron/electron#53923: a null pointer in main.
    if (this.#state === 'ending') throw new Error('postMessage within ‘exit’ crashes Electron’s main process.');
    const copy: unknown = structuredClone(message);
    if (this.#child.connected && isSendable(copy)) this.#child.send(copy);
  }

  kill(): boolean {
    if (this.#state !== 'running') return false;
    this.#isKilled = this.#child.kill();
    setTimeout(() => this.#child.kill('SIGKILL'), endWithin).unref();
    return this.#isKilled;
  }

  /**
   * A process that was ended by `kill` has ended well; another one has its signal’s number. After a fatal error of V8’s
   * Electron ends a process by reading from nowhere.
   */
  #exitCodeOf(signal: NodeJS.Signals | null): number {
    if (signal === null || (this.#isKilled && (signal === 'SIGTERM' || signal === 'SIGKILL'))) return 0;
    return constants.signals[signal === 'SIGABRT' ? 'SIGSEGV' : signal];
  }
}

/** Of `child-process-gone`; null for a process that has ended well. */
function reasonOf(code: number | null, signal: NodeJS.Signals | null): string | null {
  if (signal === 'SIGTERM' || signal === 'SIGKILL') return 'killed';
  if (signal !== null) return 'crashed';
  return code === 0 ? null : 'abnormal-exit';
}

/** Node sends no functions and nothing undefined; neither is what structured cloning leaves of an object. */
function isSendable(message: unknown): message is object {
  return typeof message === 'object' && message !== null;
}
