import { z } from 'zod';
import { engineRequests, pageRequests } from './contract.ts';
import { noteFormat, searchMode } from './domain.ts';
import { errorCode } from './errors.ts';
import { modelRuntime } from './model-runtime.ts';
import { device, dtype, reembedPhase } from './models.ts';

/** Log levels, from the most to the least urgent. */
export const logLevel = z.enum(['error', 'warn', 'info', 'debug']);
export type LogLevel = z.infer<typeof logLevel>;

const version = z
  .string()
  .regex(/^\d+(\.\d+)*$/)
  .brand<'Version'>();
type Version = typeof version;

/** The numbers of a version, without a suffix such as `-beta.1`. */
export function versionOf(text: string): z.infer<Version> {
  return version.parse(/^\d+(\.\d+)*/.exec(text)?.[0] ?? '0');
}

/**
 * The types of an event’s facts: numbers, booleans, enums and versions. There is no free text, so that no part of a note
 * (text, title, path), a query or a token can get into the log.
 */
type Fact = z.ZodNumber | z.ZodBoolean | z.ZodEnum | Version | z.ZodNullable<z.ZodNumber | z.ZodEnum | Version>;

function event<S extends Record<string, Fact>>(level: LogLevel, facts: S) {
  return { level, facts: z.strictObject(facts) };
}

const count = z.int();
const milliseconds = z.number();
const exitCode = z.int().nullable();
/** The names of all requests. */
export const requestName = z.enum(
  // TypeScript types the result of `Object.keys` as strings.
  Object.keys({ ...pageRequests, ...engineRequests }) as (keyof typeof pageRequests | keyof typeof engineRequests)[],
);

/** Electron’s reasons why a process is gone. */
export const goneReason = z.enum([
  'clean-exit',
  'abnormal-exit',
  'killed',
  'crashed',
  'oom',
  'launch-failed',
  'integrity-failure',
  'memory-eviction',
  'other',
]);

export const platform = z.enum(['linux', 'darwin', 'win32', 'other']);
export const architecture = z.enum(['x64', 'arm64', 'other']);
const system = { version, node: version, platform, architecture };

const pausedBy = z.enum(['user', 'provider', 'trouble']);

/** The contents of a library. */
const counts = { notes: count, chunks: count, embedded: count, failed: count };

/** All events that Nearnote logs, with their levels and facts. */
export const logEvents = {
  // Main
  'app.started': event('info', { ...system, electron: version.nullable(), chrome: version.nullable() }),
  'app.failed': event('error', { kind: z.enum(['exception', 'rejection']) }),
  'app.quit': event('info', {}),
  'page.not-loaded': event('error', {}),
  'page.gone': event('error', { reason: goneReason, exitCode }),
  'page.unresponsive': event('warn', {}),
  'page.responsive': event('info', {}),
  'page.error': event('error', { line: count }),
  'child.gone': event('warn', { reason: goneReason, exitCode }),
  'child.failed': event('error', {}),
  'child.not-started': event('error', {}),
  'file.failed': event('warn', {
    file: z.enum(['page', 'image', 'window-state', 'preferences', 'hosts', 'logs', 'vectors', 'last-seen']),
  }),
  'address.not-opened': event('warn', {}),
  /** The page wanted something that the user did not ask for, or did not agree to. */
  'page.refused': event('info', {
    what: z.enum([
      'address',
      'rebuild',
      'folder',
      'code',
      'file',
      'host',
      'texts',
      'token',
      'network',
      'open',
      'drag',
      'copy',
      'choose',
      'model',
      'install',
    ]),
  }),
  'request.failed': event('error', { request: requestName }),
  'request.refused': event('info', { request: requestName, code: errorCode }),
  'request.answered': event('debug', { request: requestName, ms: milliseconds }),
  'engine.failed': event('error', {}),
  'engine.silent': event('error', {}),
  'engine.stopped': event('error', { exitCode, restartMs: milliseconds.nullable() }),
  'engine.not-closed': event('warn', {}),

  // The engine
  'library.opened': event('info', {
    ...counts,
    dimensions: count,
    rebuilt: z.boolean(),
    ms: milliseconds,
  }),
  'deleted.erased': event('info', { ms: milliseconds }),
  'deleted.not-erased': event('warn', {}),
  'library.rebuilding': event('warn', {}),
  'database.ended': event('error', {}),
  'library.not-opened': event('error', {}),
  'library.closed': event('info', { ms: milliseconds }),
  'folder.indexed': event('info', { changes: count, available: z.boolean(), ms: milliseconds }),
  'folder.updated': event('debug', { paths: count, changes: count, ms: milliseconds }),
  'indexing.failed': event('error', {}),
  'search.answered': event('debug', {
    mode: z.enum([...searchMode.options, 'similar']),
    hits: count,
    ms: milliseconds,
  }),
  'embedding.done': event('info', counts),
  'embedding.paused': event('warn', { by: pausedBy }),
  'reembed.phase': event('info', { phase: reembedPhase, dimensions: count }),
  'reembed.paused': event('warn', { by: pausedBy }),
  'reembed.cancelled': event('info', {}),
  'computer.measured': event('info', { ms: milliseconds }),
  'computer.not-measured': event('info', {}),
  'generation.activated': event('info', { dimensions: count, hosted: z.boolean() }),
  'map.laid-out': event('info', { notes: count, clusters: count, ms: milliseconds }),
  'map.failed': event('warn', {}),
  'parsing.thread-lost': event('warn', { reason: z.enum(['time', 'memory', 'death']), files: count }),
  'inference.ended': event('info', { ms: milliseconds }),
  'inference.died': event('warn', { ms: milliseconds }),

  // Its threads and processes
  'note.slow': event('info', { format: noteFormat, bytes: count, ms: milliseconds }),
  'model.loaded': event('info', {
    device,
    dtype,
    runtime: modelRuntime,
    background: z.boolean(),
    ms: milliseconds,
  }),
  'model.session-failed': event('warn', {}),

  // The command line
  'command.started': event('info', system),
  'command.failed': event('error', {}),
  'command.ended': event('info', { exitCode: count, ms: milliseconds }),
};

export type LogEvent = keyof typeof logEvents;
export type LogFacts<E extends LogEvent> = z.infer<(typeof logEvents)[E]['facts']>;
