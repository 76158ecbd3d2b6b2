/**
 * The built app at rest with a library, after a start: what memory each of its processes takes, how often they wake up, and what time
 * of the processor they take. Linux only.
 *   npm run build && node bench/rest.ts <folder of notes> [seconds] [user data]
 * The library is made in an empty folder; one given as user data is kept, and used again the next time.
 */
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dropOn } from '../e2e/drag.ts';
import { runtime } from '../e2e/runtime.ts';
import { folders, readLibrary, upToDate } from '../e2e/window.ts';
import { processes } from '../src/engine/testing/process-memory.ts';
import { processorTime } from './processor-time.ts';
import { pause } from './waiting.ts';

const [folder, seconds = '30', kept] = process.argv.slice(2);
if (folder === undefined) throw new Error('Give a folder of notes.');
const userData = kept ?? (await mkdtemp(join(tmpdir(), 'nearnote-rest-')));
/** Milliseconds until what follows a start is done, such as giving memory back. */
const settlesWithin = 90_000;

interface Sample {
  id: number;
  name: string;
  wakeUps: number;
  /** Milliseconds of the processor. */
  busy: number;
  /** Bytes; what is shared counts in shares. */
  memory: number;
  /** Bytes that it has written and shares with nobody. */
  own: number;
}

if (!existsSync(join(userData, 'library'))) await fill(resolve(folder));
const app = await runtime.launch(userData);
await folders(app.page).first().waitFor();
await upToDate(app.page, 120_000);
const { chunks } = await readLibrary(app.page);
await pause(settlesWithin);
const before = await samples();
const began = performance.now();
await pause(Number(seconds) * 1000);
const after = await samples();
const elapsed = (performance.now() - began) / 1000;
await app.quit();
if (kept === undefined) await rm(userData, { recursive: true });

console.log(`${runtime.name}; ${chunks} passages, ${elapsed.toFixed(0)} s\n`);
const rows = after.map((each) => {
  const { wakeUps, busy } = before.find(({ id }) => id === each.id) ?? each;
  return { ...each, wakeUps: (each.wakeUps - wakeUps) / elapsed, busy: (each.busy - busy) / elapsed };
});
console.log(row('', 'wake-ups a second', 'ms a second', 'memory', 'its own'));
for (const each of [
  ...rows,
  sum('the app', isOurs),
  sum('Chromium', (name) => !isOurs(name)),
  sum('all', () => true),
]) {
  console.log(
    row(each.name, each.wakeUps.toFixed(1), each.busy.toFixed(1), megabytes(each.memory), megabytes(each.own)),
  );
}

function isOurs(name: string): boolean {
  return name.startsWith('Nearnote');
}

function sum(name: string, isOfIt: (name: string) => boolean): Omit<Sample, 'id'> {
  const some = rows.filter((each) => isOfIt(each.name));
  const all = (field: 'wakeUps' | 'busy' | 'memory' | 'own') => some.reduce((total, each) => total + each[field], 0);
  return { name, wakeUps: all('wakeUps'), busy: all('busy'), memory: all('memory'), own: all('own') };
}

function row(name: string, ...figures: string[]): string {
  return name.padEnd(28) + figures.map((figure) => figure.padStart(19)).join('');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(0)} MB`;
}

async function fill(vault: string): Promise<void> {
  const filling = await runtime.launch(userData);
  await filling.page.getByRole('button', { name: 'Choose folder…' }).waitFor();
  await dropOn(filling.page, [vault]);
  await pause(4_000);
  await upToDate(filling.page, 200_000);
  await pause(10_000);
  await filling.quit();
}

/** All processes of the app but this one. */
async function samples(): Promise<Sample[]> {
  const all = (await processes()).filter(({ id }) => id !== process.pid);
  return Promise.all(all.map(({ id }) => sample(id)));
}

async function sample(id: number): Promise<Sample> {
  const folder = `/proc/${id}`;
  const [used, memory, command, threads] = await Promise.all([
    processorTime(id),
    readFile(`${folder}/smaps_rollup`, 'utf8'),
    readFile(`${folder}/cmdline`, 'utf8'),
    readdir(`${folder}/task`),
  ]);
  // A thread that has ended since they were listed has nothing to tell.
  const status = (thread: string) => readFile(`${folder}/task/${thread}/status`, 'utf8').catch(() => '');
  const statuses = (await Promise.all(threads.map(status))).filter((text) => text !== '');
  const wakeUps = statuses.reduce((total, text) => total + field(text, 'voluntary_ctxt_switches'), 0);
  return {
    id,
    name: nameOf(command),
    wakeUps,
    busy: used * 1000,
    memory: field(memory, 'Pss') * 1024,
    own: (field(memory, 'Private_Dirty') + field(memory, 'Shared_Dirty')) * 1024,
  };
}

function field(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s*(\\d+)`, 'm').exec(text)?.[1]);
}

/** @param command with its arguments, separated by NUL. */
function nameOf(command: string): string {
  const program = /out\/main\/(\w+)\.js/.exec(command)?.[1];
  if (program !== undefined) return `Nearnote ${program}`;
  if (command.includes('standin') && command.includes('run.ts')) return 'Nearnote main (stand-in)';
  return `Chromium ${/--type=([\w-]+)/.exec(command)?.[1] ?? 'browser'}`;
}
