import { fork, type Serializable } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { UtilityProcess } from '../child-process.ts';

const parentPort = pathToFileURL(join(import.meta.dirname, '../../engine/embedding/node-parent-port.ts')).href;

/** Megabytes: a process that is to run out of memory should do so soon. */
const memory = 50;

/** A child process of Node’s in the place of Electron’s utility process. */
export function utilityProcessOf(file: string): UtilityProcess {
  const execArgv = ['--import', parentPort, `--max-old-space-size=${memory}`];
  const child = fork(file, { serialization: 'advanced', execArgv, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
  const events = new EventEmitter();
  for (const event of ['spawn', 'message', 'exit'] as const) child.on(event, (data) => events.emit(event, data));
  return Object.assign(events, {
    postMessage: (message: Serializable) => {
      if (child.connected) child.send(message);
    },
    kill: () => child.kill('SIGKILL'),
  });
}
