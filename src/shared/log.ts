import { z } from 'zod';
import { type LogEvent, type LogFacts, type LogLevel, logEvents } from './log-events.ts';
import { failureOf, failureShape } from './log-failure.ts';
import { onEvent, type Port, postEvent } from './rpc.ts';

/** The part of Nearnote that logged an event. */
const logSource = z.enum(['main', 'engine', 'parsing', 'inference', 'cli']);
export type LogSource = z.infer<typeof logSource>;

// TypeScript types the result of `Object.keys` as strings.
const logEvent = z.enum(Object.keys(logEvents) as LogEvent[]);

/** A logged event, as a thread or a process sends it to the one that writes the log. */
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

/** Logs events. The program that starts the engine decides where its events are written. */
export interface Logger {
  log<E extends LogEvent>(event: E, facts: LogFacts<E>, error?: unknown): void;
  /** Writes an event of another thread or process. */
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

/** Writes nothing: for tests and benches. */
export const silentLogger: Logger = loggerOf('engine', () => {});

/** Sends the events of a thread or process to its parent. */
export function loggerTo(port: Port, source: LogSource): Logger {
  return loggerOf(source, (record) => postEvent(port, 'log', record));
}

/** Writes the events that arrive at a port to the log. */
export function writeLogOf(port: Port, { write }: Logger): void {
  onEvent(port, 'log', logRecord, write);
}
