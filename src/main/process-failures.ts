import type { Logger } from '../shared/log.ts';
import { goneReason } from '../shared/log-events.ts';

/** What is used of Node’s `process`. */
interface MainProcess {
  on(event: 'uncaughtException' | 'unhandledRejection', listener: (error: unknown) => void): unknown;
}

/** What is used of Electron’s `app`. */
interface ProcessParent {
  on(
    event: 'child-process-gone',
    listener: (event: unknown, details: { reason: string; exitCode: number }) => void,
  ): unknown;
}

interface FailureHandlers {
  logger: Logger;
  /** Something was thrown that nobody caught: what main remembers may be wrong. Called once. */
  onException(): void;
  /** Something that was begun has failed, and nobody waited for it. Called once. */
  onRejection(): void;
}

/** Logs what goes wrong in main without anybody to handle it, and the child processes that are gone. */
export function watchForFailures(
  main: MainProcess,
  app: ProcessParent,
  { logger, onException, onRejection }: FailureHandlers,
): void {
  const done = new Set<() => void>();
  const once = (handle: () => void): void => {
    if (done.has(handle)) return;
    done.add(handle);
    handle();
  };
  main.on('uncaughtException', (error) => {
    logger.log('app.failed', { kind: 'exception' }, error);
    once(onException);
  });
  main.on('unhandledRejection', (error) => {
    logger.log('app.failed', { kind: 'rejection' }, error);
    once(onRejection);
  });
  app.on('child-process-gone', (_event, { reason, exitCode }) => {
    // The engine ends processes that it needs no longer.
    if (reason !== 'clean-exit' && reason !== 'killed') {
      logger.log('child.gone', { reason: goneReason.catch('other').parse(reason), exitCode });
    }
  });
}
