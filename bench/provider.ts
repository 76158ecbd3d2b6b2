/**
 * The local provider with everything around the model (process, messages, tokenizer, checks) against a bare session of the
 * runtime on the same tokens; a query beside them, and memory. What batches would do is measured by batches.ts.
 *   node bench/provider.ts <model folder> [dtype]
 */
import { constants, setPriority } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { AutoModel, AutoTokenizer, env } from '@huggingface/transformers';
import { percentile } from '../src/cli/eval/metrics.ts';
import { takeBatch } from '../src/engine/embedding/pending-batches.ts';
import { embedOne } from '../src/engine/embedding/provider.ts';
import { megabytes, processes } from '../src/engine/testing/process-memory.ts';
import { dtype as dtypes } from '../src/shared/models.ts';
import { feedOf } from './feeds.ts';
import { localProvider } from './local-model.ts';
import { passageWords, textOf } from './passage-texts.ts';
import { median, secondsOf } from './timing.ts';
import { pause } from './waiting.ts';

const [given, format = 'q8'] = process.argv.slice(2);
if (given === undefined) throw new Error('Give the folder of a model in transformers.js’ layout.');
const folder = resolve(given);
const dtype = dtypes.parse(format);

// The provider embeds passages at a lowered priority. What it is compared with must not have an advantage.
setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

const provider = await localProvider(folder, dtype);

env.localModelPath = dirname(folder);
env.allowRemoteModels = false;
const [tokenizer, bare] = await Promise.all([
  AutoTokenizer.from_pretrained(basename(folder)),
  AutoModel.from_pretrained(basename(folder), { dtype, device: 'cpu' }),
]);
const session = bare.sessions.model;

const long = Array.from({ length: 64 }, (_, number) => textOf(passageWords, number));
const feeds = long.map((text) => feedOf(tokenizer(text)));
console.log(`${folder} (${dtype}), 64 texts of some ${tokenizer.encode(long[0] ?? '').length} tokens`);

await runBare();
await embedAll(long, 64);
const fast = (await secondsOf(() => embedAll(long, 64))) < 0.3;
const rounds = fast ? 60 : 10;
const both: { bare: number; ours: number }[] = [];
for (let round = 0; round < rounds; round++) {
  // Two batches under way at once, as the queue has them.
  both.push({
    bare: (await secondsOf(runBare)) + (await secondsOf(runBare)),
    ours: await secondsOf(() => embedAll([...long, ...long], 64)),
  });
}
const bareRate = 128 / median(both.map(({ bare: seconds }) => seconds));
const ourRate = 128 / median(both.map(({ ours }) => ours));
const ratio = median(both.map(({ bare: seconds, ours }) => seconds / ours));
console.log(`bare session       ${bareRate.toFixed(1)} texts/s`);
console.log(
  `our provider       ${ourRate.toFixed(1)} texts/s, ratio ${ratio.toFixed(3)} (median of ${rounds} rounds in turn)`,
);

const many = Array.from({ length: fast ? 8_192 : 1_024 }, (_, number) => ({
  tokens: 209,
  text: textOf(passageWords, number),
}));
const lane = async () => {
  while (many.length > 0) {
    const batch = takeBatch(many, provider.limits);
    await provider.embed(
      batch.map(({ text }) => text),
      'passage',
    );
  }
};
const seconds = await secondsOf(() => Promise.all([lane(), lane()]));
console.log(
  `as the provider likes its batches: ${((fast ? 8_192 : 1_024) / seconds).toFixed(1)} texts/s, at last ${provider.limits.tokens} tokens in each`,
);

await embedOne(provider, 'a first question', 'query');
const idle = await queryTimes();
const embedding = embedAll(
  Array.from({ length: fast ? 8_192 : 512 }, (_, number) => textOf(passageWords, number)),
  32,
);
const busy = await queryTimes();
await embedding;
console.log(`\na query: ${told(idle)} idle, ${told(busy)} while passages are embedded`);

console.log(`\nprocesses`);
await tellProcesses('inference  ');
provider.unloadPassages();
await pause(500);
await tellProcesses('after a rest');
provider.close();

/** One text at a time, as the app does it. */
async function runBare(): Promise<void> {
  for (const feed of feeds) await session.run(feed);
}

async function embedAll(texts: string[], size: number): Promise<void> {
  const batches = Array.from({ length: Math.ceil(texts.length / size) }, (_, at) =>
    texts.slice(at * size, (at + 1) * size),
  );
  const next = async () => {
    for (let batch = batches.shift(); batch !== undefined; batch = batches.shift())
      await provider.embed(batch, 'passage');
  };
  await Promise.all([next(), next()]);
}

async function queryTimes(): Promise<number[]> {
  const times: number[] = [];
  for (let number = 0; number < 50; number++) {
    times.push(
      1000 * (await secondsOf(() => embedOne(provider, `how do I renew certificate number ${number}`, 'query'))),
    );
  }
  return times;
}

function told(times: number[]): string {
  return `p50 ${percentile(times, 0.5).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`;
}

async function tellProcesses(when: string): Promise<void> {
  const [, ...below] = await processes();
  for (const { peak, own, files } of below)
    console.log(`${when}  peak ${megabytes(peak)}, now ${megabytes(own + files)}`);
}
