/**
 * WebGPU beside the CPU: what the app decides by itself, how fast each embeds the same passages, how much their vectors
 * differ, and what padded batches would gain on the graphics card. On a computer without one it says so and ends.
 *   node bench/webgpu.ts <model folder> [dtype …]
 */
import { basename, dirname, resolve } from 'node:path';
import { AutoModel, AutoTokenizer, env } from '@huggingface/transformers';
import type { DeviceDecision } from '../src/engine/embedding/device-probe.ts';
import type { LocalProvider } from '../src/engine/embedding/local-provider.ts';
import { probePassages } from '../src/engine/embedding/probe-passages.ts';
import { dot } from '../src/engine/search/semantic/dot.ts';
import { megabytes, processes } from '../src/engine/testing/process-memory.ts';
import type { Device, DeviceChoice, Dtype } from '../src/shared/models.ts';
import { dtype as dtypes } from '../src/shared/models.ts';
import { inEnglish } from '../src/shared/user-text.ts';
import { localProvider } from './local-model.ts';
import { median } from './timing.ts';

const batchSizes = [1, 4, 16, 64];
const batchRounds = 5;

const [given, ...formats] = process.argv.slice(2);
if (given === undefined) throw new Error('Give the folder of a model in transformers.js’ layout.');
const folder = resolve(given);
env.localModelPath = dirname(folder);
env.allowRemoteModels = false;

/** Of all lengths up to that of a passage, 256 of them. */
const texts = Array.from({ length: 256 }, (_, at) => {
  const words = (probePassages[at % probePassages.length] ?? '').split(' ');
  return words.slice(at % 40, (at % 40) + 20 + ((at * 37) % 120)).join(' ');
});

for (const dtype of formats.length === 0 ? (['q8'] as const) : formats.map((format) => dtypes.parse(format))) {
  console.log(`\n${basename(folder)}, ${dtype}`);
  await tellDecision(dtype);
  const cpu = await embedAll(dtype, 'cpu');
  const webgpu = await embedAll(dtype, 'webgpu');
  if (webgpu === null || cpu === null) continue;
  const cosines = cpu.vectors.map((vector, at) => dot(vector, webgpu.vectors[at] ?? new Float32Array()));
  console.log(
    `WebGPU ${(webgpu.rate / cpu.rate).toFixed(1)} times the CPU’s speed; cosine of a text’s two vectors: ` +
      `lowest ${Math.min(...cosines).toFixed(5)}, median ${median(cosines).toFixed(5)}`,
  );
  await tellBatches(dtype);
}

async function tellDecision(dtype: Dtype): Promise<void> {
  const { local, decision } = await open(dtype, 'auto');
  await local.embed(['a first passage'], 'passage');
  console.log(`the app decides: ${inEnglish((await decision).reason)}`);
  local.close();
}

/** @returns null where the device cannot be used. */
async function embedAll(dtype: Dtype, device: Device) {
  const { local, decision } = await open(dtype, device);
  const began = performance.now();
  await local.embed(['a first passage'], 'passage');
  const loaded = performance.now();
  const { device: used, reason } = await decision;
  if (used !== device) {
    console.log(`${device}: ${inEnglish(reason)}`);
    local.close();
    return null;
  }
  const vectors = await inBatches(local);
  const again = performance.now();
  await inBatches(local);
  const rate = (1000 * texts.length) / (performance.now() - again);
  const [, ...below] = await processes();
  const memory = Math.max(...below.map(({ peak }) => peak));
  console.log(
    `${device}: ${rate.toFixed(0)} texts/s, usable after ${((loaded - began) / 1000).toFixed(1)} s, its process peaks at ${megabytes(memory)}`,
  );
  local.close();
  return { vectors, rate };
}

async function open(dtype: Dtype, choice: DeviceChoice) {
  const decided = Promise.withResolvers<DeviceDecision>();
  const local = await localProvider(folder, dtype, { choice, onDecision: decided.resolve });
  return { local, decision: decided.promise };
}

async function inBatches(local: LocalProvider): Promise<Float32Array[]> {
  const vectors: Float32Array[] = [];
  for (let at = 0; at < texts.length; at += 32) {
    vectors.push(...(await local.embed(texts.slice(at, at + 32), 'passage')));
  }
  return vectors;
}

/** A bare session on WebGPU, as many texts of one length in a run as each size says. */
async function tellBatches(dtype: Dtype): Promise<void> {
  const model = await AutoModel.from_pretrained(basename(folder), { dtype, device: 'webgpu' });
  const tokenizer = await AutoTokenizer.from_pretrained(basename(folder));
  for (const size of batchSizes) {
    const batch = tokenizer(
      Array.from({ length: size }, (_, at) => probePassages[at % probePassages.length] ?? ''),
      { padding: true, truncation: true, max_length: 256 },
    );
    await model(batch);
    const times: number[] = [];
    for (let round = 0; round < batchRounds; round++) {
      const began = performance.now();
      await model(batch);
      times.push(performance.now() - began);
    }
    console.log(`a run of ${size}: ${((1000 * size) / median(times)).toFixed(0)} texts/s`);
  }
  await model.dispose();
}
