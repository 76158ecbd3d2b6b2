/**
 * Preloaded into the app's main process by bench/start.ts, and by itself into each process that main starts: appends a line to the
 * file NEARNOTE_PROBE when a process is there, when its modules are loaded, and when it starts another. The app itself is unchanged.
 */
import children, { type ForkOptions } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import type { Mark } from './start/timeline.ts';

const file = process.env.NEARNOTE_PROBE;
if (file !== undefined && isMainThread) {
  const program = basename(process.argv[1] ?? '').replace(/\.[jt]s$/, '');
  const process_ = program === 'run' ? 'main' : program;
  const mark = (what: Mark['what'], at = performance.timeOrigin + performance.now()): void =>
    appendFileSync(file, `${JSON.stringify({ process: process_, what, at } satisfies Mark)}\n`);
  mark('begins', performance.timeOrigin);
  mark('Node is up');
  // What a program's entry imports is evaluated before.
  setImmediate(() => mark('is loaded'));
  const { fork } = children;
  children.fork = (program: string | URL, args?: readonly string[] | ForkOptions, options?: ForkOptions) => {
    mark('starts a process');
    const execArgv = [...(options?.execArgv ?? []), '--import', import.meta.filename];
    return fork(program, Array.isArray(args) ? args : [], { ...options, execArgv });
  };
  syncBuiltinESMExports();
}
