/**
 * A vault re-embedded with another local model: the run beside the bare provider on the same texts, and searches while
 * it is on beside searches before it.
 *   node bench/reembed.ts <folder of notes> <model folder>
 * The model's folder is in transformers.js' layout, with onnx/model_quantized.onnx.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { percentile } from '../src/cli/eval/metrics.ts';
import { openEngine } from '../src/cli/open-engine.ts';
import { processTerminal } from '../src/cli/terminal.ts';
import { LocalProvider } from '../src/engine/embedding/local-provider.ts';
import { takeBatch } from '../src/engine/embedding/pending-batches.ts';
import type { Engine } from '../src/engine/engine.ts';
import { openDatabase } from '../src/engine/library/open-database.ts';
import { embeddedText } from '../src/engine/notes/embedded-text.ts';
import { listGenerations } from '../src/engine/store/generations.ts';
import { type SampledText, sampleEmbedded } from '../src/engine/store/sample-texts.ts';
import { startHub } from '../src/engine/testing/hub-server.ts';
import type { LocalModel } from '../src/shared/models.ts';
import { pause, until } from './waiting.ts';

const [vault, folder] = process.argv.slice(2);
if (vault === undefined || folder === undefined) throw new Error('Give a folder of notes and a model’s folder.');

const repository = 'bench/model';
const scratch = await mkdtemp(join(tmpdir(), 'nearnote-bench-'));
const library = join(scratch, 'library');
process.env.NEARNOTE_DATA = join(scratch, 'data');
const info = { pipeline_tag: 'feature-extraction' };
const hub = await startHub({ models: { [repository]: { folder: resolve(folder), info } } });

const engine = await openEngine(library);
engine.start();
await engine.addFolders([vault]);
await engine.settled();
await engine.models.configure({ hubUrl: hub.url, device: 'cpu' });
const key = await engine.models.addLocal(repository);
const idle = await searches(engine, 'idle', 200, () => true);

const alone = await timedRun(async () => {});
await engine.models.use('starter', false);
await engine.models.discard(key);
const busy: number[] = [];
const searched = await timedRun(async () => {
  busy.push(...(await searches(engine, 'busy', 100_000, () => engine.state().reembed?.phase === 'embedding')));
});
const { chunks } = engine.state();
await engine.close();
await hub.close();

const { texts, spec } = await embeddedTexts();
const bare = await bareSeconds(spec, texts);
await rm(scratch, { recursive: true });

console.log(`${vault}: ${chunks} passages, ${texts.length} texts, ${spec.dimensions} dimensions, on the CPU`);
console.log(`bare provider                  ${bare.toFixed(1)} s   ${Math.round(texts.length / bare)} texts/s`);
console.log(`run, embedding                 ${ofBare(alone.embedding)}`);
console.log(`run, with check and flip       ${ofBare(alone.whole)}`);
console.log(`the same, searched all along   ${ofBare(searched.whole)}`);
console.log(`search before the run          ${figures(idle)}`);
console.log(`search during the run          ${figures(busy)}`);
console.log(`p95 ratio                      ${(percentile(busy, 0.95) / percentile(idle, 0.95)).toFixed(2)}`);

/** Makes the switch, doing something else while passages are embedded. Seconds from the first batch. */
async function timedRun(meanwhile: () => Promise<void>): Promise<{ embedding: number; whole: number }> {
  await engine.models.use(key, false);
  await until(() => engine.state().reembed?.phase === 'embedding');
  const began = performance.now();
  await meanwhile();
  await until(() => engine.state().reembed?.phase !== 'embedding');
  const embedding = (performance.now() - began) / 1000;
  await engine.models.settled();
  return { embedding, whole: (performance.now() - began) / 1000 };
}

function ofBare(seconds: number): string {
  return `${seconds.toFixed(1)} s   ratio ${(seconds / bare).toFixed(2)}`;
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

async function embeddedTexts(): Promise<{ texts: SampledText[]; spec: LocalModel }> {
  const { database, lock } = await openDatabase(library, { name: 'a bench', session: 'one' }, null);
  const active = (await listGenerations(database)).find(({ state }) => state === 'active');
  if (active?.spec.kind !== 'local') throw new Error('The run did not end with a flip.');
  const all = await sampleEmbedded(database, active, 1_000_000);
  await database.close();
  await lock.release();
  return { texts: all, spec: active.spec };
}

/** Everything through the provider alone, two batches under way, as the queue does it. */
async function bareSeconds(spec: LocalModel, all: SampledText[]): Promise<number> {
  const cpu = { choice: 'cpu' as const, decided: null, onDecision: () => {} };
  const provider = new LocalProvider(spec, {
    folder: resolve(folder ?? ''),
    start: processTerminal.startInference,
    ...cpu,
  });
  await provider.embed(['A sentence that every model can embed.'], 'passage');
  const left = [...all];
  const from = performance.now();
  const lane = async () => {
    while (left.length > 0) {
      const batch = takeBatch(left, provider.limits);
      await provider.embed(
        batch.map(({ context, text }) => embeddedText(context, text)),
        'passage',
      );
    }
  };
  await Promise.all([lane(), lane()]);
  provider.close();
  return (performance.now() - from) / 1000;
}

function figures(ms: number[]): string {
  return `ms p50 ${percentile(ms, 0.5).toFixed(1)}  p95 ${percentile(ms, 0.95).toFixed(1)}  (${ms.length} searches)`;
}
