import { Worker } from 'node:worker_threads';
import type { Logger } from '../../shared/log.ts';
import { connect, onEvent } from '../../shared/rpc.ts';
import { libraryClosing } from '../lib/closing.ts';
import { endThread, portToThread } from '../lib/thread-port.ts';
import type { VectorTable } from './layout.ts';
import { mapThreadProgress, mapThreadRequests } from './map-contract.ts';
import type { Anchors, Places } from './placement.ts';

/**
 * Arranges notes on a thread of its own, which lives as long as the work: a layout takes seconds, and its memory is
 * returned with the thread.
 */
export class MapThread {
  readonly #entry: string;
  readonly #logger: Logger;
  #worker: Worker | null = null;
  #isEnded = false;

  /** @param entry the file of the thread. */
  constructor(entry: string, logger: Logger) {
    this.#entry = entry;
    this.#logger = logger;
  }

  /** @see layOut, pointClusters. @throws NearnoteError `engine-stopped` when it is ended meanwhile. */
  layOut(table: VectorTable, onProgress: (share: number) => void): Promise<Places> {
    return this.#run((ask) => ask('layOut', table), onProgress);
  }

  /** @see placeNotes. @throws NearnoteError `engine-stopped` when it is ended meanwhile. */
  place(anchors: Anchors, added: VectorTable, onProgress: (share: number) => void): Promise<Places> {
    return this.#run((ask) => ask('place', { anchors, added }), onProgress);
  }

  /** Ends the work at once, whatever it is at, and begins no other. */
  async end(): Promise<void> {
    this.#isEnded = true;
    await this.#worker?.terminate();
  }

  async #run<T>(
    work: (ask: ReturnType<typeof connect<typeof mapThreadRequests>>) => Promise<T>,
    onProgress: (share: number) => void,
  ): Promise<T> {
    if (this.#isEnded) throw libraryClosing();
    const worker = new Worker(this.#entry, { name: 'map' });
    this.#worker = worker;
    // What ends the thread also rejects the request.
    worker.on('error', (error) => this.#logger.log('map.failed', {}, error));
    const port = portToThread(worker);
    onEvent(port, 'progress', mapThreadProgress, onProgress);
    try {
      return await work(connect(mapThreadRequests, port));
    } finally {
      if (this.#worker === worker) this.#worker = null;
      await endThread(worker);
    }
  }
}
