import { messageOf } from '../shared/errors.ts';
import { type Logger, type LogSource, levelOf, loggerOf } from '../shared/log.ts';
import { type LogLevel, logLevel } from '../shared/log-events.ts';
import { lineOf } from './log-line.ts';
import { RotatingFile } from './rotating-file.ts';

interface LogOptions {
  source: LogSource;
  /** The file that is written to; its folder is made if it is missing. */
  file: string;
  /** The least urgent level that goes into the file. */
  fileLevel: LogLevel;
  /** The least urgent level that is shown in the terminal; null for none. */
  terminalLevel: LogLevel | null;
  /** Standard error, if not given. */
  terminal?: NodeJS.WritableStream & { isTTY?: boolean };
}

const limits = { bytes: 1024 * 1024, files: 5 };

/** Opens the log of a program. Where it cannot be written that is said once, and the program goes on without it. */
export function openLog({ source, file, fileLevel, terminalLevel, terminal = process.stderr }: LogOptions): Logger {
  if (!terminal.listeners('error').includes(goOnWithoutTerminal)) terminal.on('error', goOnWithoutTerminal);
  const inTerminal = (line: string): void => {
    // A progress bar that is drawn there is wiped away; it is drawn anew below.
    const wiped = terminal.isTTY ? '\r\u001b[2K' : '';
    terminal.write(`${wiped}${line}\n`);
  };
  const giveUp = (error: unknown): null => {
    inTerminal(`The log ${file} cannot be written: ${messageOf(error)}`);
    return null;
  };
  let rotating = attempt(() => new RotatingFile(file, limits), giveUp);
  return loggerOf(source, (record) => {
    const line = lineOf(record);
    const urgency = logLevel.options.indexOf(levelOf(record));
    if (terminalLevel !== null && urgency <= logLevel.options.indexOf(terminalLevel)) inTerminal(line);
    if (rotating === null || urgency > logLevel.options.indexOf(fileLevel)) return;
    const open = rotating;
    rotating = attempt(() => {
      open.append(line);
      return open;
    }, giveUp);
  });
}

/**
 * The terminal that the program was started from may be closed before the program ends; what is told goes into the file still.
 * Without a listener that would be an uncaught exception, which is logged in the terminal, too, and so causes the next one.
 */
function goOnWithoutTerminal(): void {}

function attempt<T>(work: () => T, otherwise: (error: unknown) => null): T | null {
  try {
    return work();
  } catch (error) {
    return otherwise(error);
  }
}
