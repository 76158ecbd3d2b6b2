/**
 * A model’s runtime alone with so many sessions side by side, of so many threads each, on the same passages: each session takes the
 * next one as it is done. Between them, the model with the options that the runtime has by itself.
 *   node bench/sessions.ts <model folder> <sessions>x<threads> …
 */
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { basename, dirname, resolve } from 'node:path';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import { AutoModel, AutoTokenizer, env } from '@huggingface/transformers';
import { z } from 'zod';
import { feedOf } from './feeds.ts';
import { passageWords, textOf } from './passage-texts.ts';
import { median, secondsOf } from './timing.ts';

const texts = 48;
const rounds = 4;
/** Null threads: what the runtime chooses, spinning. */
const task = z.object({ folder: z.string(), threads: z.int().nullable(), next: z.instanceof(SharedArrayBuffer) });

if (isMainThread) await compare();
else await serve();

async function compare(): Promise<void> {
  const [folder, ...plans] = process.argv.slice(2);
  if (folder === undefined) throw new Error('Give a model’s folder.');
  console.log(`${folder}, ${availableParallelism()} cores`);
  const bare = await sessionsOf(resolve(folder), 1, null);
  for (const plan of plans) {
    const [sessions = 1, threads = 1] = plan.split('x').map(Number);
    const ours = await sessionsOf(resolve(folder), sessions, threads);
    const both: { bare: number; ours: number }[] = [];
    const used = { bare: 0, ours: 0 };
    const timed = async (which: keyof typeof used, run: () => Promise<unknown>) => {
      const before = process.cpuUsage();
      const seconds = await secondsOf(run);
      const { user, system } = process.cpuUsage(before);
      used[which] += (user + system) / 1000 / texts / rounds;
      return seconds;
    };
    for (let round = 0; round < rounds; round++)
      both.push({ bare: await timed('bare', bare.run), ours: await timed('ours', ours.run) });
    const rate = (seconds: number[]) => (texts / median(seconds)).toFixed(1);
    console.log(
      `${plan}: ${rate(both.map((each) => each.ours))} texts/s, ${used.ours.toFixed(0)} ms of processor time a text; by itself ${rate(both.map((each) => each.bare))}, ${used.bare.toFixed(0)} ms; of its time ${median(both.map((each) => each.ours / each.bare)).toFixed(2)}`,
    );
    await ours.end();
  }
  await bare.end();
}

async function sessionsOf(folder: string, sessions: number, threads: number | null) {
  const next = new SharedArrayBuffer(4);
  const workers: Worker[] = [];
  for (let session = 0; session < sessions; session++) {
    const worker = new Worker(import.meta.filename, { workerData: { folder, threads, next } });
    // One after another, as the app does it.
    await once(worker, 'message');
    workers.push(worker);
  }
  const run = async () => {
    Atomics.store(new Int32Array(next), 0, 0);
    for (const worker of workers) worker.postMessage('run');
    await Promise.all(workers.map((worker) => once(worker, 'message')));
  };
  return { run, end: () => Promise.all(workers.map((worker) => worker.terminate())) };
}

async function serve(): Promise<void> {
  const { folder, threads, next } = task.parse(workerData);
  env.allowRemoteModels = false;
  env.localModelPath = dirname(folder);
  const tokenizer = await AutoTokenizer.from_pretrained(basename(folder));
  const own = { intraOpNumThreads: threads ?? 0, extra: { session: { intra_op: { allow_spinning: '0' } } } };
  const model = await AutoModel.from_pretrained(basename(folder), {
    dtype: 'q8',
    device: 'cpu',
    session_options: threads === null ? {} : { enableMemPattern: false, ...own },
  });
  const feeds = Array.from({ length: texts }, (_, number) => feedOf(tokenizer(textOf(passageWords, number))));
  for (const feed of feeds.slice(0, 4)) await model.sessions.model.run(feed);
  parentPort?.postMessage('ready');
  parentPort?.on('message', async () => {
    for (;;) {
      const feed = feeds[Atomics.add(new Int32Array(next), 0, 1)];
      if (feed === undefined) break;
      await model.sessions.model.run(feed);
    }
    parentPort?.postMessage('done');
  });
}
