import { join } from 'node:path';
import { app } from 'electron';
import { openLog } from '../logging/open-log.ts';
import { systemFacts } from '../logging/system-facts.ts';
import type { Logger } from '../shared/log.ts';
import { versionOf } from '../shared/log-events.ts';

/** Opens the app’s log and notes what was started. With `--verbose` it says more, in the terminal too. */
export function openAppLog(folder: string): Logger {
  const isVerbose = process.argv.includes('--verbose');
  const logger = openLog({
    source: 'main',
    file: join(folder, 'nearnote.log'),
    fileLevel: isVerbose ? 'debug' : 'info',
    terminalLevel: isVerbose ? 'debug' : 'warn',
  });
  const { electron, chrome } = process.versions;
  logger.log('app.started', {
    ...systemFacts(app.getVersion()),
    // The stand-in has neither.
    electron: electron === undefined ? null : versionOf(electron),
    chrome: chrome === undefined ? null : versionOf(chrome),
  });
  return logger;
}
