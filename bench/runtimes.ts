/**
 * Models in ONNX Runtime’s native libraries and in its WebAssembly build, which computers without such libraries use: the
 * same passages in turn, each in a process of the app’s. Speeds, memory, and the cosine between the vectors.
 *   node bench/runtimes.ts <rounds> <model folder> …
 */
import { fork } from 'node:child_process';
import { basename, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { dot } from '../src/engine/search/semantic/dot.ts';
import { megabytes, processes } from '../src/engine/testing/process-memory.ts';
import { inferenceRequests } from '../src/shared/inference.ts';
import { connect } from '../src/shared/rpc.ts';
import { passageWords, textOf } from './passage-texts.ts';
import { median } from './timing.ts';

const project = join(import.meta.dirname, '..');
const parentPort = pathToFileURL(join(project, 'src/engine/embedding/node-parent-port.ts')).href;
const perRound = 16;

const [rounds = '5', ...folders] = process.argv.slice(2);
for (const folder of folders) await compare(resolve(folder));

async function compare(folder: string): Promise<void> {
  const runtimes = [startRuntime('native'), startRuntime('wasm')] as const;
  const loadTimes: number[] = [];
  for (const { call } of runtimes) {
    const began = performance.now();
    await call('load', {
      folder,
      dtype: 'q8',
      device: 'cpu',
      pooling: 'mean',
      tokenLimit: 512,
      background: false,
      careful: false,
    });
    loadTimes.push(performance.now() - began);
  }
  const times: number[][] = [[], []];
  const queryTimes: number[][] = [[], []];
  const alike: number[] = [];
  for (let round = 0; round <= Number(rounds); round++) {
    const texts = Array.from({ length: perRound }, (_, at) => textOf(passageWords, round * perRound + at));
    const vectors: Float32Array[] = [];
    let dimensions = 0;
    for (const [way, { call }] of runtimes.entries()) {
      const query = await call('embed', { texts: [textOf(8, round)] });
      const answer = await call('embed', { texts });
      vectors.push(answer.vectors);
      dimensions = answer.dimensions;
      // The first round warms up.
      if (round > 0) {
        times[way]?.push(answer.ms);
        queryTimes[way]?.push(query.ms);
      }
    }
    alike.push(...cosines(vectors, dimensions));
  }
  const memory = await processes();
  console.log(`\n${basename(folder)}: q8, ${rounds} rounds of ${perRound} passages of ${passageWords} words`);
  for (const [way, { name, pid }] of runtimes.entries()) {
    const { peak = 0 } = memory.find(({ id }) => id === pid) ?? {};
    const speed = (1000 * perRound) / median(times[way] ?? []);
    console.log(
      `${name.padEnd(7)} ${speed.toFixed(1)} texts/s, a query ${median(queryTimes[way] ?? []).toFixed(1)} ms, loaded in ${(loadTimes[way] ?? 0).toFixed(0)} ms, at most ${megabytes(peak)}`,
    );
  }
  const ratios = (times[1] ?? []).map((ms, round) => ms / (times[0]?.[round] ?? 0));
  console.log(
    `wasm takes ${median(ratios).toFixed(2)} times as long; cosines: median ${median(alike).toFixed(5)}, lowest ${Math.min(...alike).toFixed(5)}`,
  );
  for (const { end } of runtimes) end();
}

function startRuntime(name: 'native' | 'wasm') {
  const child = fork(join(project, 'src/inference/index.ts'), {
    serialization: 'advanced',
    execArgv: ['--import', parentPort],
    env: { ...process.env, NEARNOTE_MODEL_RUNTIME: name },
  });
  const call = connect(inferenceRequests, {
    post: (message) => void child.send(message ?? {}),
    onMessage: (listener) => void child.on('message', listener),
    onClose: (listener) => void child.once('exit', listener),
  });
  return { name, pid: child.pid, call, end: () => void child.kill('SIGKILL') };
}

/** Of each text’s vectors, which have unit length. */
function cosines([one, other]: Float32Array[], dimensions: number): number[] {
  if (one === undefined || other === undefined) throw new Error('There is nothing to compare.');
  return Array.from({ length: one.length / dimensions }, (_, text) => {
    const [first, end] = [text * dimensions, (text + 1) * dimensions];
    return dot(one.subarray(first, end), other.subarray(first, end));
  });
}
