import { globSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'playwright/test';
import { childProcessInference } from '../src/engine/embedding/inference-process.ts';
import { inferenceRequests } from '../src/shared/inference.ts';
import { connect } from '../src/shared/rpc.ts';

const out = join(import.meta.dirname, '..', 'out');

/** What is built for Electron’s processes, by its path; without translations, whose words mean nothing. */
function built(): [file: string, source: string][] {
  const files = globSync('main/**/*.js', { cwd: out });
  const sources = files.map((file): [string, string] => [file, readFileSync(join(out, file), 'utf8')]);
  return sources.filter(([, source]) => !/^(\/\/.*\n)?var \w+ = JSON\.parse\(/.test(source));
}

/** What only a Node beside Electron could do, or be asked for. */
function usesOfNode(source: string): string[] {
  const ofProcess =
    /\bprocess\s*\??\.\s*send\b|\bprocess\s*(\?\.)?\[|\}\s*=\s*process\b(?!\.)|["'](node:)?process["']|\bexecPath\b/g;
  const ofChildren = source.match(/^.*["'`](node:)?child_process["'`].*$/gm) ?? [];
  // A program of the system’s may be asked for something.
  const allowed = /^import \{ execFile \} from "node:child_process";$/;
  return [...(source.match(ofProcess) ?? []), ...ofChildren.filter((line) => !allowed.test(line))];
}

test('the built preload requires nothing but Electron: it runs in a sandbox', () => {
  const source = readFileSync(join(out, 'preload/index.cjs'), 'utf8');
  expect(source.match(/\brequire\b.*/g)).toEqual(['require("electron");']);
  expect(source.match(/\bimport\b|\bprocess\b|\bBuffer\b|\b__dirname\b|\bglobal\b/g)).toBeNull();
});

test('what is built for Electron’s processes starts none of Node’s: there is no Node beside Electron', () => {
  for (const use of [
    'process.send(1)',
    'process?.send?.(1)',
    'process["send"]',
    'const { send } = process;',
    'import { execPath } from "node:process";',
    'spawn(process.execPath)',
    'import { fork } from "node:child_process";',
    'import * as children from "child_process";',
    'const { fork } = await import("node:child_process");',
  ]) {
    expect(usesOfNode(use), use).not.toEqual([]);
  }
  const files = built();
  const entries = ['engine', 'index', 'inference', 'keychain', 'map', 'parsing'].map((name) =>
    join('main', `${name}.js`),
  );
  expect(files.map(([file]) => file)).toEqual(expect.arrayContaining(entries));
  expect(files.flatMap(([file, source]) => usesOfNode(source).map((use) => `${file}: ${use}`))).toEqual([]);
});

test('ONNX Runtime is loaded by the model’s thread alone: loaded in two threads at once it may end their process', () => {
  const importers = (of: RegExp): string[] => built().flatMap(([file, source]) => (of.test(source) ? [file] : []));
  const loaders = importers(/(from\s*|\(\s*)["'](@huggingface\/transformers|onnxruntime-[\w-]+)["']/);
  expect(loaders.toSorted()).toEqual([
    expect.stringMatching(/chunks.model\.js$/),
    // Before the other, and in its place.
    expect.stringMatching(/chunks.web-assembly\.js$/),
  ]);
  const inference = readFileSync(join(out, 'main/inference.js'), 'utf8');
  for (const loader of loaders) {
    const name = `/${loader.replace(/^.*[\\/]/, '').replaceAll('.', '\\.')}"`;
    expect(importers(new RegExp(name))).toEqual([join('main', 'inference.js')]);
    expect(inference.match(new RegExp(`.*${name}.*`, 'g'))).toEqual([expect.stringMatching(/await import\(/)]);
  }
});

test('what is built runs a model in WebAssembly, too', async () => {
  process.env.NEARNOTE_MODEL_RUNTIME = 'wasm';
  const inference = childProcessInference(join(out, 'main/inference.js'))();
  delete process.env.NEARNOTE_MODEL_RUNTIME;
  try {
    const call = connect(inferenceRequests, inference);
    const folder = join(import.meta.dirname, '../resources/models/starter');
    const options = {
      dtype: 'q8',
      device: 'cpu',
      pooling: 'mean',
      tokenLimit: 100,
      background: false,
      careful: false,
    } as const;
    await call('load', { folder, ...options });
    const { vectors, dimensions } = await call('embed', { texts: ['rain'] });
    expect(vectors).toHaveLength(dimensions);
  } finally {
    inference.kill();
  }
});

test('every user may read the prepared database, whoever has installed the program', () => {
  test.skip(process.platform === 'win32', 'There are no such permissions.');
  expect(statSync(join(out, 'template.gz')).mode & 0o444).toBe(0o444);
});
