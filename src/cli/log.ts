import { join } from 'node:path';
import manifest from '../../package.json' with { type: 'json' };
import { openLog } from '../logging/open-log.ts';
import { systemFacts } from '../logging/system-facts.ts';
import { type Logger, silentLogger } from '../shared/log.ts';
import { dataFolder } from './data-folder.ts';
import type { Terminal } from './terminal.ts';

/** The log of the command that runs in this process, for what it opens; silent before a command has begun. */
export let commandLogger: Logger = silentLogger;

/**
 * Opens the log, in the data folder beside the app’s. Standard output is the command’s answer: the log never goes there, and to
 * standard error only when `isVerbose`.
 */
export function openCommandLog(terminal: Terminal, isVerbose: boolean): void {
  commandLogger = openLog({
    source: 'cli',
    file: join(dataFolder(terminal), 'logs', 'nearnote-cli.log'),
    fileLevel: 'info',
    terminalLevel: isVerbose ? 'debug' : null,
    terminal: terminal.stderr,
  });
  commandLogger.log('command.started', systemFacts(manifest.version));
}
