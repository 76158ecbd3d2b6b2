import { fork, type Serializable } from 'node:child_process';
import type { MessagePort } from 'node:worker_threads';
import { z } from 'zod';
import { type InferenceCommand, inferenceEvent } from '../../shared/engine-process.ts';
import type { Port } from '../../shared/rpc.ts';

/** A running inference process. Closing of the port means that it has ended, for whatever reason. */
export interface InferenceProcess extends Port {
  kill(): void;
}

/** The whole seam between the engine and where inference runs. Several processes may run at once. */
export type StartInference = () => InferenceProcess;

const sendable = z.custom<Serializable>((message) => typeof message === 'object' && message !== null);

/** Megabytes of half of what such a process has just made: left alone, it grows to eight times as much. */
const nursery = 4;

/** Outside Electron: a child process of plain Node. */
export function childProcessInference(entry: string): StartInference {
  return () => {
    // Standard output belongs to the command line's answers: what the runtime prints goes to standard error.
    const execArgv = [`--max-semi-space-size=${nursery}`];
    const child = fork(entry, { serialization: 'advanced', execArgv, stdio: ['ignore', 2, 2, 'ipc'] });
    // A message to a process that has just died is lost like its answer would be; 'exit' tells of it.
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

/** Inside Electron: the host at the other end of the port starts utility processes and passes messages on. */
export function inferenceThroughMain(host: MessagePort): StartInference {
  const running = new Map<number, { hear: (message: unknown) => void; close: () => void }>();
  const tell = (message: InferenceCommand) => host.postMessage(message);
  let started = 0;

  host.on('message', (raw: unknown) => {
    const message = inferenceEvent.parse(raw);
    // One that was killed is not listened to any more.
    const process = running.get(message.process);
    if (message.kind === 'exit') process?.close();
    else process?.hear(message.message);
  });

  return () => {
    const process = ++started;
    const listeners: ((message: unknown) => void)[] = [];
    const closers: (() => void)[] = [];
    const close = () => {
      running.delete(process);
      for (const closer of closers.splice(0)) closer();
    };
    running.set(process, {
      hear: (message) => {
        for (const listener of listeners) listener(message);
      },
      close,
    });
    tell({ kind: 'start', process });
    return {
      post: (message) => tell({ kind: 'post', process, message }),
      onMessage: (listener) => void listeners.push(listener),
      onClose: (listener) => void closers.push(listener),
      kill: () => {
        tell({ kind: 'kill', process });
        // At once, not when the host tells of it: whoever kills a process has done with it.
        close();
      },
    };
  };
}
