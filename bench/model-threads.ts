/**
 * A model on this computer: its bare session with 1 to 8 threads, and the provider beside a bare session on the same texts, with
 * nothing else to do and beside a program that keeps a core busy.
 *   node bench/model-threads.ts <model folder> …
 */
import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { availableParallelism, constants, setPriority } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { AutoModel, AutoTokenizer, env } from '@huggingface/transformers';
import { z } from 'zod';
import { percentile } from '../src/cli/eval/metrics.ts';
import { childProcessInference } from '../src/engine/embedding/inference-process.ts';
import { LocalProvider } from '../src/engine/embedding/local-provider.ts';

const texts = 32;
const rounds = 5;

if (process.argv[2] === 'busy') for (;;) Math.sqrt(Math.random());

// The provider embeds passages at a lowered priority. What it is compared with must not have an advantage.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
env.allowRemoteModels = false;
console.log(`${availableParallelism()} cores`);
for (const folder of process.argv.slice(2).map((path) => resolve(path))) await measure(folder);

async function measure(folder: string): Promise<void> {
  env.localModelPath = dirname(folder);
  const name = basename(folder);
  const tokenizer = await AutoTokenizer.from_pretrained(name);
  const passages = Array.from({ length: texts }, (_, number) => passageOf(number));
  const feeds = passages.map((text) =>
    Object.fromEntries(Object.entries(tokenizer(text)).map(([key, tensor]) => [key, tensor.ort_tensor])),
  );
  const sessionOf = async (threads: number | null) => {
    const extra = threads === null ? {} : { intraOpNumThreads: threads };
    const model = await AutoModel.from_pretrained(name, { dtype: 'q8', device: 'cpu', session_options: extra });
    const run = async () => {
      for (const feed of feeds) await model.sessions.model.run(feed);
    };
    return { run, dispose: () => model.dispose() };
  };
  const { run: bare, dispose: endBare } = await sessionOf(null);
  const provider = await providerOf(folder);
  const embed = () => Promise.all([0, 1].map((half) => provider.embed(halfOf(passages, half), 'passage')));
  await embed();
  await inTurn(`${name}, idle`, bare, embed);
  const busy = fork(import.meta.filename, ['busy']);
  await inTurn(`${name}, a core busy`, bare, embed);
  busy.kill('SIGKILL');
  provider.close();
  await endBare();
  for (const threads of [1, 2, 4, 8]) {
    const { run, dispose } = await sessionOf(threads);
    await run();
    const seconds = [await secondsOf(run), await secondsOf(run)];
    console.log(`${name}, ${threads} threads: ${(texts / Math.min(...seconds)).toFixed(1)} texts/s, the better of two`);
    await dispose();
  }
}

async function inTurn(name: string, bare: () => Promise<unknown>, embed: () => Promise<unknown>): Promise<void> {
  const both: { bare: number; ours: number }[] = [];
  for (let round = 0; round < rounds; round++) both.push({ bare: await secondsOf(bare), ours: await secondsOf(embed) });
  const ratio = percentile(
    both.map((each) => each.ours / each.bare),
    0.5,
  );
  const rate = texts / Math.min(...both.map(({ bare: seconds }) => seconds));
  console.log(
    `${name}: bare ${rate.toFixed(1)} texts/s at best; ours takes ${ratio.toFixed(3)} times as long (median)`,
  );
}

function halfOf(passages: string[], half: number): string[] {
  return passages.filter((_, at) => at % 2 === half);
}

async function providerOf(folder: string): Promise<LocalProvider> {
  const config = z
    .object({ hidden_size: z.int() })
    .parse(JSON.parse(await readFile(join(folder, 'config.json'), 'utf8')));
  return new LocalProvider(
    {
      kind: 'local',
      id: basename(folder),
      name: basename(folder),
      revision: 'bench',
      dtype: 'q8',
      pooling: 'mean',
      tokenLimit: 512,
      dimensions: config.hidden_size,
      prefixes: { passage: '', query: '' },
    },
    {
      folder,
      start: childProcessInference(resolve(import.meta.dirname, '../src/inference/index.ts')),
      choice: 'cpu',
      decided: null,
      onDecision: () => {},
    },
  );
}

/** Some 200 tokens, its own for each number. */
function passageOf(number: number): string {
  const words =
    'the river of a small mountain village and its garden in winter where people search for notes about trains meetings recipes tickets and unfinished Kubernetes certificates that expired yesterday'.split(
      ' ',
    );
  return Array.from({ length: 185 }, (_, at) => words[(at * (1 + (number % 23)) + number * 7) % words.length]).join(
    ' ',
  );
}

async function secondsOf(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}
