import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { openLog } from '../logging/open-log.ts';
import { systemFacts } from '../logging/system-facts.ts';
import type { Logger } from '../shared/log.ts';
import { dataFolder } from './data-folder.ts';

/** What every command that opens a library is given. */
export interface CommandLog {
  logger: Logger;
  /** Whether the log is shown on standard error, too. */
  verbose?: boolean;
}

/**
 * Opens the log of one command, in the data folder beside the app’s. Standard output is the command’s answer: the log never
 * goes there, and with `verbose` to standard error.
 */
export function openCommandLog(verbose: boolean): Logger {
  const logger = openLog({
    source: 'cli',
    file: join(dataFolder(), 'logs', 'nearnote-cli.log'),
    fileLevel: 'info',
    terminalLevel: verbose ? 'debug' : null,
  });
  logger.log('command.started', systemFacts(manifest.version));
  return logger;
}
