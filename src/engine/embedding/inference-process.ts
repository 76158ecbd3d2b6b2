import { fork, type Serializable } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { childEnvironment } from '../../shared/child-environment.ts';
import { type InferenceCommand, inferenceEvent } from '../../shared/engine-process.ts';
import type { Port } from '../../shared/rpc.ts';

/** A running inference process. Its port closes when the process ends, for whatever reason. */
export interface InferenceProcess extends Port {
  kill(): void;
}

/** Starts an inference process; several may run at the same time. All that the engine needs to know of where they run. */
export type StartInference = () => InferenceProcess;

const sendable = z.custom<Serializable>((message) => typeof message === 'object' && message !== null);

/** V8’s limit for half of its young generation, in megabytes; by default it grows to eight times as much. */
const semiSpaceMegabytes = 4;

/** The module that speaks to this process from a child. */
const parentPort = pathToFileURL(join(import.meta.dirname, 'node-parent-port.ts')).href;

/** Outside Electron: a child process of plain Node. */
export function childProcessInference(entry: string): StartInference {
  return () => {
    // Standard output is for the command line’s results: the runtime prints to standard error.
    const execArgv = ['--import', parentPort, `--max-semi-space-size=${semiSpaceMegabytes}`];
    const env = childEnvironment(process.env);
    const child = fork(entry, { serialization: 'advanced', env, execArgv, stdio: ['ignore', 2, 2, 'ipc'] });
    // Sending to a process that has just died fails; 'exit' reports its end.
    child.on('error', () => {});
    return {
      post: (message) => {
        if (child.connected) child.send(sendable.parse(message), () => {});
      },
      onMessage: (listener) => void child.on('message', listener),
      onClose: (listener) => void child.once('exit', listener),
      kill: () => void child.kill('SIGKILL'),
    };
  };
}

/** Inside Electron: the main process, at the other end of the port, starts utility processes and forwards messages. */
export function inferenceThroughMain(main: Port): StartInference {
  const running = new Map<number, { receive: (message: unknown) => void; close: () => void }>();
  const send = (message: InferenceCommand) => main.post(message);
  let started = 0;

  main.onMessage((raw) => {
    const message = inferenceEvent.parse(raw);
    // Undefined once it was killed: later messages are ignored.
    const process = running.get(message.process);
    if (message.kind === 'exit') process?.close();
    else process?.receive(message.message);
  });

  return () => {
    const process = ++started;
    const listeners: ((message: unknown) => void)[] = [];
    const closeListeners: (() => void)[] = [];
    const close = () => {
      running.delete(process);
      for (const listener of closeListeners.splice(0)) listener();
    };
    running.set(process, {
      receive: (message) => {
        for (const listener of listeners) listener(message);
      },
      close,
    });
    send({ kind: 'start', process });
    return {
      post: (message) => send({ kind: 'post', process, message }),
      onMessage: (listener) => void listeners.push(listener),
      onClose: (listener) => void closeListeners.push(listener),
      kill: () => {
        send({ kind: 'kill', process });
        // At once, without waiting for the main process to confirm.
        close();
      },
    };
  };
}
