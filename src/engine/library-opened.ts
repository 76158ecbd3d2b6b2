import type { EngineServices } from './engine-parts.ts';
import type { Generation } from './store/generations.ts';

/** Notes in the log what a library holds that has just been opened, and how many milliseconds that took. */
export function logOpened(
  { libraryStatus, health, logger }: EngineServices,
  { dimensions }: Generation,
  ms: number,
): void {
  const { notes, chunks, embedded, failed } = libraryStatus.state();
  logger.log('library.opened', { notes, chunks, embedded, failed, dimensions, rebuilt: health.isRebuilt, ms });
}
