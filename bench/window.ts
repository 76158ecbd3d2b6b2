/**
 * The built app’s window while a user types: how long a key takes until what it finds is painted, what moves, what
 * blocks, how scrolling goes, and what memory stays after many searches.
 *   npm run build && node bench/window.ts <folder of notes> [queries] [searches for the memory]
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { dropOn } from '../e2e/drag.ts';
import { runtime } from '../e2e/runtime.ts';
import { results, searchBox, upToDate } from '../e2e/window.ts';
import { traceTasks } from './page-tasks.ts';
import { painted, startWatching, toldPainted, watched } from './page-watch.ts';
import { largest } from './timing.ts';
import { pause } from './waiting.ts';
import type { Watched } from './watch-in-page.ts';

const queries = [
  'undo the last commit',
  'list all files in a folder',
  'why is my query slow',
  'rename a branch',
  'center a box with css',
  'search and replace in vim',
  'run a job every night',
  'compare two dates',
  'delete duplicate rows',
  'what does this flag do',
];

const [folder, most = '10', searches = '1000'] = process.argv.slice(2);
if (folder === undefined) throw new Error('Give a folder of notes.');
/** Between two of the many searches, in milliseconds: most are answered before the next one. */
const searchPause = 50;

const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
console.log(`${runtime.name}; ${resolve(folder)}`);
const app = await runtime.launch(scratch);
const { page } = app;
await page.setViewportSize({ width: 1280, height: 800 });
console.log(`first paint                        ${(await firstPaint()).toFixed(0)} ms after the page began to load`);
await dropOn(page, [resolve(folder)]);
await upToDate(page, 300_000);
const decline = page.getByRole('button', { name: 'Not now' });
// The offer of a model comes some seconds later; its line is not what is measured.
await decline.click({ timeout: 30_000 }).catch(() => console.log('(no model was offered)'));

// What is loaded with the first answer is loaded once.
await type('notes about anything', 150);
await startWatching(page);
const used = queries.slice(0, Number(most));

report('slow typing, a key each 600 ms', await eachQuery(600));
report('quick typing, a key each 120 ms', await eachQuery(120));

await searchBox(page).fill('the');
await results(page).first().waitFor();
await pause(1_000);
console.log(`scrolling the list, longest frame  ${(await scrollThrough()).toFixed(0)} ms`);

const before = await heap();
await searchOften(Number(searches));
await pause(1_000);
const after = await heap();
console.log(
  `page’s memory, ${searches} searches      ${mb(before)} → ${mb(after)} MB (${after > before ? '+' : ''}${((after / before - 1) * 100).toFixed(1)} %)`,
);
await app.quit();
await rm(scratch, { recursive: true });

async function firstPaint(): Promise<number> {
  await searchBox(page).waitFor();
  return page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? Number.NaN);
}

async function type(query: string, delay: number): Promise<void> {
  await searchBox(page).fill('');
  await pause(500);
  await searchBox(page).pressSequentially(query, { delay, timeout: 0 });
  await pause(1_000);
}

interface Typed extends Watched {
  keys: number[];
  tasks: string;
}

async function eachQuery(delay: number): Promise<Typed> {
  const endTracing = await traceTasks(page);
  await startWatching(page);
  for (const query of used) await type(query, delay);
  const tasks = await endTracing();
  return { ...(await watched(page)), keys: await painted(page), tasks };
}

function report(what: string, { keys, shifts, tasks }: Typed): void {
  const total = shifts.reduce((sum, shift) => sum + shift, 0);
  console.log(what);
  console.log(`  key → changed list painted       ${toldPainted(keys)}`);
  console.log(
    `  layout shift                     ${total.toFixed(3)} in all, ${(total / Math.max(1, keys.length)).toFixed(4)} an answer, largest ${largest(shifts).toFixed(3)}`,
  );
  console.log(`  ${tasks}`);
}

async function scrollThrough(): Promise<number> {
  const box = await page
    .getByRole('listbox', { name: 'Results' })
    .or(page.getByRole('grid', { name: 'Results' }))
    .first()
    .boundingBox();
  if (box === null) throw new Error('There is no list to scroll.');
  await page.mouse.move(box.x + box.width / 2, box.y + Math.min(200, box.height / 2));
  await startWatching(page);
  for (let i = 0; i < 150; i++) {
    await page.mouse.wheel(0, 400);
    await pause(16);
  }
  return largest((await watched(page)).gaps);
}

/** Searches as a user does who types a whole query at once, one soon after the other. In the page: on the way there, a key takes longer than its search. */
async function searchOften(times: number): Promise<void> {
  await searchBox(page).focus();
  await page.evaluate(
    async ([queries, many, milliseconds]) => {
      for (let i = 0; i < many; i++) {
        document.execCommand('selectAll');
        document.execCommand('insertText', false, `${queries[i % queries.length]} ${i}`);
        await new Promise((passed) => setTimeout(passed, milliseconds));
      }
    },
    [used, times, searchPause] as const,
  );
}

/** Bytes of JavaScript’s heap that are in use after a collection. */
async function heap(): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  await session.detach();
  return usedSize;
}

function mb(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
