import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sessionOptions } from './session-options.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'nearnote-model-'));
  mkdirSync(join(folder, 'onnx'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Files that have a size and take no room. */
function modelOf(files: Record<string, number>): void {
  for (const [name, bytes] of Object.entries(files)) {
    const file = join(folder, 'onnx', name);
    writeFileSync(file, '');
    truncateSync(file, bytes);
  }
}

it.each([
  ['a small model', { 'model_quantized.onnx': 119e6 }, true],
  ['a model of more than 500 MB', { 'model_fp16.onnx': 560e6 }, false],
  ['a model whose weights stand in a file of their own', { 'model.onnx': 1e6, 'model.onnx_data': 1.2e9 }, false],
])('%s has an arena of memory or not, as it is small or large', (_, files, hasArena) => {
  modelOf(files);
  expect(sessionOptions({ folder, background: true }, null).enableCpuMemArena).toBe(hasArena);
});

it('only a model that a user waits for keeps its threads spinning', () => {
  modelOf({});
  const spins = [true, false].map((background) => sessionOptions({ folder, background }, null).extra.session.intra_op);
  expect(spins).toEqual([{ allow_spinning: '0' }, { allow_spinning: '1' }]);
});
