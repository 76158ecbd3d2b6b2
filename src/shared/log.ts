import { z } from 'zod';
import { type LogEvent, type LogFacts, type LogLevel, logEvents } from './log-events.ts';
import { failureOf, failureShape } from './log-failure.ts';
import { onEvent, type Port, postEvent } from './rpc.ts';

/** Which part of Nearnote noted an event. */
const logSource = z.enum(['main', 'engine', 'parsing', 'inference', 'cli']);
export type LogSource = z.infer<typeof logSource>;

// `Object.keys` does not know the names of its keys.
const logEvent = z.enum(Object.keys(logEvents) as LogEvent[]);

/** One event, as it crosses from a thread or a process to the one that writes the log. */
export const logRecord = z
  .object({
    /** Milliseconds since the epoch. */
    at: z.number(),
    source: logSource,
    event: logEvent,
    facts: z.record(z.string(), z.unknown()),
    failure: failureShape.nullable(),
  })
  .refine(({ event, facts }) => logEvents[event].facts.safeParse(facts).success);
export type LogRecord = z.infer<typeof logRecord>;

export type WriteRecord = (record: LogRecord) => void;

/** Notes what happens. The engine and its threads are given one; whoever starts them decides what becomes of it. */
export interface Logger {
  log<E extends LogEvent>(event: E, facts: LogFacts<E>, error?: unknown): void;
  /** Writes what another thread or process noted. */
  write: WriteRecord;
}

export function loggerOf(source: LogSource, write: WriteRecord): Logger {
  return {
    log: (event, facts, error) =>
      write({ at: Date.now(), source, event, facts, failure: error === undefined ? null : failureOf(error) }),
    write,
  };
}

export function levelOf({ event }: LogRecord): LogLevel {
  return logEvents[event].level;
}

/** Where nobody keeps a log: tests and benches. */
export const silentLogger: Logger = loggerOf('engine', () => {});

/** Sends what a thread or a process notes to whoever started it. */
export function loggerTo(port: Port, source: LogSource): Logger {
  return loggerOf(source, (record) => postEvent(port, 'log', record));
}

/** Writes what comes through a port to the log. */
export function writeLogOf(port: Port, { write }: Logger): void {
  onEvent(port, 'log', logRecord, write);
}
