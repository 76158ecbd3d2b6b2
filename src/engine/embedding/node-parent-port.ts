/**
 * Gives a child process of plain Node what an Electron utility process has: `process.parentPort` instead of `process.send`,
 * and an end that comes with its parent’s. Loaded before the child’s own program (`node --import`).
 */
import { EventEmitter } from 'node:events';
import type { ElectronParentPort } from '../../shared/parent-port.ts';

class NodeParentPort extends EventEmitter implements ElectronParentPort {
  readonly #send: NonNullable<typeof process.send>;

  constructor(send: NonNullable<typeof process.send>) {
    super();
    this.#send = send;
    // Node keeps messages until somebody listens; so does this port.
    this.once('newListener', () => process.on('message', (data) => this.emit('message', { data, ports: [] })));
    process.once('disconnect', () => process.exit());
  }

  postMessage(message: unknown): void {
    // Sending to a parent that has just died fails; 'disconnect' then ends this process.
    this.#send.call(process, message, () => {});
  }
}

if (process.send !== undefined) {
  Object.defineProperty(process, 'parentPort', { value: new NodeParentPort(process.send) });
  Reflect.deleteProperty(process, 'send');
}
