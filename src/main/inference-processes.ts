import { type InferenceEvent, inferenceCommand } from '../shared/engine-process.ts';
import type { Port } from '../shared/rpc.ts';

/** What is used of a child process; `ChildProcess` fits. */
export interface InferenceProcess {
  postMessage(message: unknown): void;
  kill(): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  once(event: 'exit', listener: (code: number) => void): unknown;
}

/**
 * Starts, feeds and stops inference processes as the engine asks through `port`, and tells it what comes back. They end
 * with the port: an engine that is gone needs none.
 */
export function serveInferenceCommands(port: Port, fork: () => InferenceProcess): void {
  const running = new Map<number, InferenceProcess>();
  const tell = (message: InferenceEvent): void => port.post(message);

  function start(process: number): void {
    const child = fork();
    running.set(process, child);
    child.on('message', (message) => tell({ kind: 'message', process, message }));
    child.once('exit', (code) => {
      running.delete(process);
      tell({ kind: 'exit', process, reason: `exit code ${code}` });
    });
  }

  port.onMessage((raw) => {
    const request = inferenceCommand.parse(raw);
    switch (request.kind) {
      case 'start':
        start(request.process);
        break;
      case 'post':
        running.get(request.process)?.postMessage(request.message);
        break;
      case 'kill':
        running.get(request.process)?.kill();
        break;
    }
  });
  port.onClose(() => {
    for (const child of running.values()) child.kill();
  });
}
