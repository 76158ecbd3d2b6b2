/**
 * Preloaded into the app's main process by bench/start.ts, and by itself into each process that main starts: appends a line to the
 * file NEARNOTE_PROBE when a process is there, when its modules are loaded, and when it starts another. With a folder
 * NEARNOTE_PROFILES, the engine and Chromium record there what they are occupied with. The app itself is unchanged.
 */
import children, { type ForkOptions, type SpawnOptions } from 'node:child_process';
import { appendFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { basename, join } from 'node:path';
import { isMainThread } from 'node:worker_threads';
import type { Mark } from './start/timeline.ts';
import { tracedFor, traceFile } from './start/trace-file.ts';

const file = process.env.NEARNOTE_PROBE;
if (file !== undefined && isMainThread) {
  const profiles = process.env.NEARNOTE_PROFILES;
  const nameOf = (program: string): string => basename(program).replace(/\.[jt]s$/, '');
  const program = nameOf(process.argv[1] ?? '');
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
    if (profiles !== undefined)
      execArgv.push('--cpu-prof', `--cpu-prof-dir=${join(profiles, nameOf(String(program)))}`);
    return fork(program, Array.isArray(args) ? args : [], { ...options, execArgv });
  };
  if (profiles !== undefined) {
    const { spawn } = children;
    const traced = [
      '--trace-startup=-*,disabled-by-default-v8.cpu_profiler',
      '--trace-startup-format=json',
      `--trace-startup-file=${join(profiles, traceFile)}`,
      `--trace-startup-duration=${tracedFor / 1000}`,
    ];
    children.spawn = ((program: string, args: readonly string[], options: SpawnOptions) =>
      spawn(program, /chrom/i.test(program) ? [...traced, ...args] : args, options)) as typeof spawn;
  }
  syncBuiltinESMExports();
}
