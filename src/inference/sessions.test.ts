import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { sessionPlan } from './sessions.ts';

const GB = 2 ** 30;
const small = 23e6;

/** The plan for a model whose file has so many bytes, without taking their room. */
function planOf(bytes: number, cores: number, memory: number, other: Partial<Parameters<typeof sessionPlan>[0]> = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'nearnote-model-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'onnx'));
  writeFileSync(join(folder, 'onnx/model_quantized.onnx'), '');
  truncateSync(join(folder, 'onnx/model_quantized.onnx'), bytes);
  const model = { folder, device: 'cpu', background: true, careful: false, ...other } as const;
  return sessionPlan(model, { cores, memory, runtime: 'native' });
}

it.each([
  ['two cores have a session each', small, 2, 8 * GB, { sessions: 2, threads: 1 }],
  ['four cores have a session each', small, 4, 16 * GB, { sessions: 4, threads: 1 }],
  ['where memory is short, sessions have several threads', small, 8, 8 * GB, { sessions: 4, threads: 2 }],
  ['a model that takes much memory has one session', 560e6, 8, 16 * GB, { sessions: 1, threads: null }],
  ['a single core has one session', small, 1, 8 * GB, { sessions: 1, threads: null }],
])('%s', (_, bytes, cores, memory, plan) => {
  expect(planOf(bytes, cores, memory)).toEqual(plan);
});

it.each([
  ['queries', { background: false }],
  ['a graphics card', { device: 'webgpu' }],
  ['a model that has crashed', { careful: true }],
] as const)('there is one session for %s', (_, other) => {
  expect(planOf(small, 4, 16 * GB, other)).toEqual({ sessions: 1, threads: null });
});
