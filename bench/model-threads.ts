/**
 * A model on this computer: its bare session with 1 to 8 threads, and the provider beside a bare session on the same texts, with
 * nothing else to do and beside a program that keeps a core busy.
 *   node bench/model-threads.ts <model folder> …
 */
import { fork } from 'node:child_process';
import { availableParallelism, constants, setPriority } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { AutoModel, AutoTokenizer, env } from '@huggingface/transformers';
import { feedOf } from './feeds.ts';
import { localProvider } from './local-model.ts';
import { passageWords, textOf } from './passage-texts.ts';
import { median, secondsOf } from './timing.ts';

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
  const passages = Array.from({ length: texts }, (_, number) => textOf(passageWords, number));
  const feeds = passages.map((text) => feedOf(tokenizer(text)));
  const sessionOf = async (threads: number | null) => {
    const extra = threads === null ? {} : { intraOpNumThreads: threads };
    const model = await AutoModel.from_pretrained(name, { dtype: 'q8', device: 'cpu', session_options: extra });
    const run = async () => {
      for (const feed of feeds) await model.sessions.model.run(feed);
    };
    return { run, dispose: () => model.dispose() };
  };
  const { run: bare, dispose: endBare } = await sessionOf(null);
  const provider = await localProvider(folder, 'q8');
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
  const ratio = median(both.map((each) => each.ours / each.bare));
  const rate = texts / Math.min(...both.map(({ bare: seconds }) => seconds));
  console.log(
    `${name}: bare ${rate.toFixed(1)} texts/s at best; ours takes ${ratio.toFixed(3)} times as long (median)`,
  );
}

function halfOf(passages: string[], half: number): string[] {
  return passages.filter((_, at) => at % 2 === half);
}
