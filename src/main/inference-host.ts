import type { MessagePort } from 'node:worker_threads';
import { type FromInferenceHost, toInferenceHost } from '../shared/engine-host.ts';

/** What is used of Electron's utility process. */
export interface InferenceProcess {
  postMessage(message: unknown): void;
  kill(): boolean;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
}

/**
 * Starts, feeds and stops the inference process as the engine asks through `port`, and tells it what comes back.
 * The process ends with the port: an engine that is gone needs none.
 */
export function hostInference(port: MessagePort, fork: () => InferenceProcess): void {
  let running: InferenceProcess | null = null;
  const tell = (message: FromInferenceHost): void => port.postMessage(message);

  function start(): void {
    const child = fork();
    running = child;
    child.on('message', (message: unknown) => {
      if (running === child) tell({ kind: 'message', message });
    });
    child.once('exit', (code) => {
      if (running !== child) return;
      running = null;
      tell({ kind: 'exit', reason: `exit code ${code}` });
    });
  }

  port.on('message', (raw: unknown) => {
    const request = toInferenceHost.parse(raw);
    switch (request.kind) {
      case 'start':
        running?.kill();
        start();
        break;
      case 'post':
        running?.postMessage(request.message);
        break;
      case 'kill':
        running?.kill();
        break;
    }
  });
  port.once('close', () => running?.kill());
}
