import type { Logger } from '../shared/log.ts';
import { goneReason } from '../shared/log-events.ts';
import { restartPolicy } from './restart-policy.ts';

/** What is used of a page's contents; Electron's `WebContents` fits. */
export interface PageContents {
  on(
    event: 'render-process-gone',
    listener: (event: unknown, details: { reason: string; exitCode: number }) => void,
  ): unknown;
  on(event: 'unresponsive' | 'responsive', listener: () => void): unknown;
  on(event: 'console-message', listener: (details: { level: string; lineNumber: number }) => void): unknown;
  reload(): void;
  forcefullyCrashRenderer(): void;
}

interface PageRecovery {
  logger: Logger;
  /** Tells the user that the page had to be loaded again. */
  onReload(): void;
  /** Asks the user whether to wait for a page that does not respond; resolves to false when it is to be loaded again. */
  mayWait(): Promise<boolean>;
  /** Called once, when the page keeps crashing. */
  onGiveUp(): void;
}

/** Loads a page again whose process is gone, or that has stopped responding, and logs both. */
export function recoverPage(page: PageContents, { logger, onReload, mayWait, onGiveUp }: PageRecovery): void {
  const delayAfterCrash = restartPolicy();
  let isAsking = false;

  page.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    logger.log('page.gone', { reason: goneReason.catch('other').parse(reason), exitCode });
    const delay = delayAfterCrash(Date.now());
    if (delay === null) {
      onGiveUp();
      return;
    }
    setTimeout(() => {
      page.reload();
      onReload();
    }, delay);
  });
  page.on('unresponsive', async () => {
    logger.log('page.unresponsive', {});
    if (isAsking) return;
    isAsking = true;
    // A page that hangs does not reload; one whose process is gone does.
    if (!(await mayWait())) page.forcefullyCrashRenderer();
    isAsking = false;
  });
  page.on('responsive', () => logger.log('page.responsive', {}));
  // Its text stays in the page: it may quote a note.
  page.on('console-message', ({ level, lineNumber }) => {
    if (level === 'error') logger.log('page.error', { line: lineNumber });
  });
}
