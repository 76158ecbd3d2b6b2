import { type Logger, writeLogOf } from '../../shared/log.ts';
import type { StartInference } from './inference-process.ts';

/** Starts inference processes that write to the log, and logs the end of each. */
export function withLog(startInference: StartInference, logger: Logger): StartInference {
  return () => {
    const startedAt = performance.now();
    const process = startInference();
    let isKilled = false;
    writeLogOf(process, logger);
    process.onClose(() =>
      logger.log(isKilled ? 'inference.ended' : 'inference.died', { ms: performance.now() - startedAt }),
    );
    return {
      ...process,
      kill: () => {
        isKilled = true;
        process.kill();
      },
    };
  };
}
