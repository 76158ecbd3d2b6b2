/**
 * The built app with a vault dropped on its window: how soon it starts and can be searched, and how smooth it stays.
 * With a model's folder (transformers.js' layout, q8), the same while the vault is re-embedded with that model and a user types.
 *   npm run build && node bench/app.ts <folder of notes> [model folder]
 */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Page } from 'playwright/test';
import { dropOn } from '../e2e/drag.ts';
import { runtime } from '../e2e/runtime.ts';
import { percentile } from '../src/cli/eval/metrics.ts';
import { scanFolder } from '../src/engine/indexing/scan.ts';
import { startHub } from '../src/engine/testing/hub-server.ts';
import type { PageRequestName } from '../src/shared/contract.ts';
import { type LibraryState, libraryState } from '../src/shared/library-state.ts';
import { inEnglish } from '../src/shared/user-text.ts';
import { pageAnswer } from '../src/shared/window-api.ts';
import { firstAnswer } from './first-answer.ts';
import { painted, startWatching, toldPainted, watched } from './page-watch.ts';
import { largest } from './timing.ts';
import { pause, until } from './waiting.ts';

const [folder, model] = process.argv.slice(2);
if (folder === undefined) throw new Error('Give a folder of notes.');
const vault = resolve(folder);
const { files } = await scanFolder(vault);

const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
const probe = join(scratch, 'event-loop.json');
process.env.NEARNOTE_PROBE = probe;
process.env.NODE_OPTIONS = `--import=${join(import.meta.dirname, 'probe-event-loop.ts')}`;

console.log(`${runtime.name}; ${vault}: ${files.length} files`);
const userData = join(scratch, 'user-data');
let began = performance.now();
let app = await runtime.launch(userData);
await app.page.getByRole('button', { name: 'Choose folder…' }).waitFor();
console.log(`first start, empty disk, to a usable window    ${since(began)}`);

await watchSmoothness();
const told = await listen(app.page);
began = performance.now();
await dropOn(app.page, [vault]);
const whole = await untilEmbedded();
console.log(`searchable by words                            ${(whole.words / 1000).toFixed(2)} s after the drop`);
console.log(`all embedded                                   ${(whole.all / 1000).toFixed(2)} s after the drop`);
console.log(
  `whole pipeline                                 ${Math.round(whole.chunks / (whole.all / 1000))} passages/s (${whole.chunks})`,
);
console.log(`notes                                          ${whole.notes} of ${files.length} files`);
console.log(
  `updates told to the page                       ${(whole.updates / (whole.all / 1000)).toFixed(1)} a second`,
);
await reportSmoothness();
if (model !== undefined) await reembed(resolve(model));
await app.quit();

began = performance.now();
app = await runtime.launch(userData);
const { shown, painted: answered, complete } = await firstAnswer(app.page, 'undo the last commit');
const origin = performance.timeOrigin + began;
console.log(`next start, to a usable search box             ${seconds(shown - origin)}`);
console.log(`next start, to the first answer                ${seconds(answered - origin)}`);
console.log(`next start, to that answer, complete           ${seconds(complete - origin)}`);
await app.quit();
await rm(scratch, { recursive: true });

/** Every snapshot of the library that the page is told, with the time. */
async function listen(page: Page): Promise<{ at: number; state: LibraryState }[]> {
  const snapshots: { at: number; state: LibraryState }[] = [];
  // By the console: a function that this process puts on the page would stand in the way of the stand-in's own.
  page.on('console', (message) => {
    const [, json] = /^bench (.*)$/.exec(message.text()) ?? [];
    if (json !== undefined) snapshots.push({ at: performance.now(), state: libraryState.parse(JSON.parse(json)) });
  });
  await page.evaluate(() => {
    window.nearnote.on('library.changed', (data) => console.debug(`bench ${JSON.stringify(data)}`));
  });
  return snapshots;
}

async function untilEmbedded() {
  const last = () => told.at(-1)?.state;
  const isDone = (state = last()) =>
    state !== undefined &&
    state.notes >= files.length &&
    state.progress.phase === 'idle' &&
    state.embedded + state.failed === state.chunks;
  await until(isDone);
  const isByWords = ({ state }: { state: LibraryState }) =>
    state.notes >= files.length && state.progress.phase !== 'chunking';
  const words = (told.find(isByWords)?.at ?? Number.NaN) - began;
  return {
    words,
    all: (told.at(-1)?.at ?? Number.NaN) - began,
    chunks: last()?.chunks ?? 0,
    notes: last()?.notes ?? 0,
    updates: told.length,
  };
}

async function reembed(modelFolder: string): Promise<void> {
  const info = { pipeline_tag: 'feature-extraction' };
  const hub = await startHub({ models: { 'bench/model': { folder: modelFolder, info } } });
  await app.answerNextQuestion('Allow');
  await ask('models.configure', { hubUrl: hub.url, device: 'cpu' });
  // Nobody has pressed anything here: the app asks.
  await app.answerNextQuestion('Look for it');
  await ask('models.addLocal', { repository: 'bench/model' });
  // What the first answers and the first note load and draw, they load and draw once.
  for (const warm of ['list all files in a folder', 'undo the last commit']) await typeQuestion(warm, () => false);
  await watchSmoothness();
  const isDone = () => told.at(-1)?.state.model.key === 'bench/model@q8';
  const start = performance.now();
  await ask('models.use', { key: 'bench/model@q8' });
  for (let asked = 0; !isDone(); asked++) await typeQuestion(`question ${asked} about notes`, isDone);
  console.log(`re-embedded with another model, while typing   ${since(start)}`);
  await reportSmoothness();
  console.log(`key → changed list painted                     ${toldPainted(await painted(app.page))}`);
  await hub.close();
}

/** A key each 150 ms, as long as it is wanted. */
async function typeQuestion(question: string, isEnough: () => boolean): Promise<void> {
  const box = app.page.getByRole('combobox', { name: 'Search notes' });
  await box.fill('');
  for (const letter of question) {
    if (isEnough()) return;
    await box.press(letter === ' ' ? 'Space' : letter);
    await pause(150);
  }
  await pause(600);
}

/** What the page would ask. */
async function ask(name: PageRequestName, input: object): Promise<void> {
  const answer = pageAnswer.parse(
    await app.page.evaluate(([what, with_]) => window.nearnote.request(what, with_), [name, input] as const),
  );
  if (!answer.ok) throw new Error(inEnglish(answer.error.text));
}

/** Begins to measure, or begins anew. Nothing is traced: that doubles what a key takes while both cores are in use. */
async function watchSmoothness(): Promise<void> {
  await writeFile(probe, '');
  await startWatching(app.page);
  // The probe looks for its file twice a second.
  await pause(1_200);
}

async function reportSmoothness(): Promise<void> {
  await pause(600);
  const loop = JSON.parse(await readFile(probe, 'utf8'));
  console.log(
    `main’s event loop, delay in ms                 p50 ${loop.p50.toFixed(1)}  p99 ${loop.p99.toFixed(1)}  max ${loop.max.toFixed(1)}`,
  );
  const { gaps } = await watched(app.page);
  console.log(
    `page, ms from frame to frame                   p50 ${percentile(gaps, 0.5).toFixed(0)}  p99 ${percentile(gaps, 0.99).toFixed(0)}  max ${largest(gaps).toFixed(0)}; ` +
      `${gaps.filter((gap) => gap > 50).length} of ${gaps.length} over 50`,
  );
}

function since(start: number): string {
  return seconds(performance.now() - start);
}

function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
