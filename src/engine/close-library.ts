import type { EngineServices } from './engine-parts.ts';
import type { ModelCommands } from './model-commands.ts';

/** Finishes what is in progress, and closes a library: its database last, and then its lock. */
export async function closeLibrary(services: EngineServices, commands: ModelCommands): Promise<void> {
  const { indexer, watching, generations, models, libraryStatus, searches, map, store } = services;
  const { deletedText, runRecord, lock, logger } = services;
  const startedAt = performance.now();
  watching.close();
  const scansClosed = services.scans.close();
  const stopping = Promise.all([indexer.close(), generations.close(), searches.settled(), map.close(), scansClosed]);
  // What waits for a full disk is begun again at the next start.
  store.database.room.stopWaiting();
  await stopping;
  commands.close();
  await models.close();
  libraryStatus.close();
  await store.index.ready.catch(() => {});
  await deletedText.close().catch((error: unknown) => logger.log('deleted.not-erased', {}, error));
  await store.database.close();
  runRecord.end();
  await lock.release();
  logger.log('library.closed', { ms: performance.now() - startedAt });
}
