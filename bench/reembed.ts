/**
 * A vault re-embedded with another local model, beside the model’s runtime alone on the same tokens, in turns: with nothing else to
 * do, and beside a program that keeps a core busy; at each pace with and without that program; and searches during one.
 *   node bench/reembed.ts <folder of notes> <model folder> [rounds]
 * The model's folder is in transformers.js' layout, with onnx/model_quantized.onnx.
 */
import { type ChildProcess, fork } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { percentile } from '../src/cli/eval/metrics.ts';
import { openEngine } from '../src/cli/open-engine.ts';
import type { Engine } from '../src/engine/engine.ts';
import { openDatabase } from '../src/engine/library/open-database.ts';
import { embeddedText } from '../src/engine/notes/embedded-text.ts';
import { sampleTexts } from '../src/engine/store/sample-texts.ts';
import { startHub } from '../src/engine/testing/hub-server.ts';
import { pace } from '../src/shared/pace.ts';
import { bareSession, type Took } from './bare-session.ts';
import { processorTimes } from './processor-time.ts';
import { median } from './timing.ts';
import { pause, until } from './waiting.ts';

if (process.argv[2] === 'busy') for (;;) Math.sqrt(Math.random());

const [vault, folder, rounds = '3'] = process.argv.slice(2);
if (vault === undefined || folder === undefined) throw new Error('Give a folder of notes and a model’s folder.');

/** Of our models. */
const tokenLimit = 512;
const repository = 'bench/model';
/** A program that keeps a core busy. */
let busy: ChildProcess | null = null;
const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
const library = join(scratch, 'library');
process.env.NEARNOTE_DATA = join(scratch, 'data');

await indexed(vault);
const texts = await distinctTexts();
const bare = await bareSession(resolve(folder), texts, tokenLimit);
const info = { pipeline_tag: 'feature-extraction' };
const hub = await startHub({ models: { [repository]: { folder: resolve(folder), info } } });
const engine = await openEngine(library);
engine.start();
await engine.settled();
await engine.models.configure({ hubUrl: hub.url, device: 'cpu' });
const key = await engine.models.addLocal(repository);

console.log(`${vault}: ${texts.length} texts; ${availableParallelism()} cores, ${rounds} rounds in turn`);
await inTurn('idle');
await atEachPace('idle');
busy = fork(import.meta.filename, ['busy']);
await inTurn('a core busy');
await atEachPace('a core busy');
busy.kill('SIGKILL');

const before = await searches(engine, 'idle', 100, () => true);
const during: number[] = [];
await reembedded(async () => {
  during.push(...(await searches(engine, 'busy', 100_000, () => engine.state().reembed?.phase === 'embedding')));
});
console.log(`search before: ${figures(before)}; during: ${figures(during)}`);
bare.end();
await engine.close();
await hub.close();
await rm(scratch, { recursive: true });

/** Both, one after the other, several times. */
async function inTurn(name: string): Promise<void> {
  const both: { alone: Took; ours: Reembedded }[] = [];
  for (let round = 0; round < Number(rounds); round++) both.push({ alone: await bare.run(), ours: await reembedded() });
  const middle = (value: (of: (typeof both)[number]) => number) => median(both.map(value));
  const perText = (seconds: number) => `${((1000 * seconds) / texts.length).toFixed(1)} ms`;
  console.log(
    `${name}: the runtime alone ${rate(middle(({ alone }) => alone.seconds))} texts/s, ${perText(middle(({ alone }) => alone.processor))} of processor time a text`,
  );
  console.log(
    `  re-embed ${rate(middle(({ ours }) => ours.seconds))} texts/s, ${perText(middle(({ ours }) => ours.inference))} in inference, ${perText(middle(({ ours }) => ours.engine))} in the engine`,
  );
  const ratios = both.map(({ alone, ours }) => ours.seconds / alone.seconds);
  console.log(
    `  re-embed / runtime alone: ${median(ratios).toFixed(3)} (${Math.min(...ratios).toFixed(3)} to ${Math.max(...ratios).toFixed(3)}); with check and switch ${middle(({ alone, ours }) => ours.whole / alone.seconds).toFixed(3)}`,
  );
}

async function atEachPace(name: string): Promise<void> {
  for (const each of pace.options) {
    engine.setPace(each, { onBattery: false, isHot: false, isIdle: false });
    const { seconds, inference } = await reembedded();
    const share = inference / seconds / availableParallelism();
    console.log(`pace ${each}, ${name}: ${rate(seconds)} texts/s, ${(100 * share).toFixed(0)} % of the cores`);
  }
  engine.setPace('balanced', { onBattery: false, isHot: false, isIdle: false });
}

interface Reembedded {
  /** From the first batch to the last. */
  seconds: number;
  /** With the check and the switch. */
  whole: number;
  /** Seconds of processor time while passages were embedded. */
  inference: number;
  engine: number;
}

/** Makes the switch and takes it back, doing something else while passages are embedded. */
async function reembedded(meanwhile: () => Promise<void> = async () => {}): Promise<Reembedded> {
  await engine.models.use(key, false);
  await until(() => engine.state().reembed?.phase === 'embedding');
  const [began, used, usedBelow] = [performance.now(), process.cpuUsage(), await processorTimes()];
  await meanwhile();
  let below = usedBelow;
  const looking = setInterval(async () => {
    below = await processorTimes();
  }, 100);
  await until(() => engine.state().reembed?.phase !== 'embedding');
  clearInterval(looking);
  const [seconds, { user, system }] = [(performance.now() - began) / 1000, process.cpuUsage(used)];
  await engine.models.settled();
  const whole = (performance.now() - began) / 1000;
  await engine.models.use('starter', false);
  await engine.models.discard(key);
  const others = new Set([bare.id, busy?.pid]);
  const inference = [...below].reduce(
    (sum, [id, time]) => (others.has(id) ? sum : sum + time - (usedBelow.get(id) ?? 0)),
    0,
  );
  return { seconds, whole, inference, engine: (user + system) / 1e6 };
}

function rate(seconds: number): string {
  return (texts.length / seconds).toFixed(1);
}

/** Hybrid searches one after another, each query a new one, with a user's pauses between them. */
async function searches(over: Engine, name: string, most: number, goesOn: () => boolean): Promise<number[]> {
  const ms: number[] = [];
  while (ms.length < most && goesOn()) {
    const query = `how to sort a ${name} list of files number ${ms.length}`;
    ms.push((await over.search({ query, limit: 10, mode: 'hybrid' })).ms);
    await pause(20);
  }
  return ms;
}

async function indexed(notes: string): Promise<void> {
  const first = await openEngine(library);
  first.start();
  await first.addFolders([notes]);
  await first.settled();
  await first.close();
}

/** As they are embedded. */
async function distinctTexts(): Promise<string[]> {
  const { database, lock } = await openDatabase(library, { name: 'a bench', session: 'one' }, null);
  const all = await sampleTexts(database, 1_000_000);
  await database.close();
  await lock.release();
  return [...new Set(all.map(({ context, text }) => embeddedText(context, text)))];
}

function figures(ms: number[]): string {
  return `ms p50 ${percentile(ms, 0.5).toFixed(1)}  p95 ${percentile(ms, 0.95).toFixed(1)}  (${ms.length} searches)`;
}
