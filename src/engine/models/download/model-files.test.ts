import { existsSync } from 'node:fs';
import { cp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { temporaryFolder, writeFiles } from '../../testing/folders.ts';
import { fileFrom, hubWith, someBytes } from '../../testing/hub.ts';
import { models } from '../../testing/paths.ts';
import { starter } from '../catalogue.ts';
import type { CatalogueEntry } from '../catalogue-entry.ts';
import { ModelFiles } from './model-files.ts';

const small = { 'config.json': '{"hidden_size":8}', 'tokenizer.json': '{}', 'tokenizer_config.json': '{"a":1}' };
const smallBytes = 17 + 2 + 7;
const weights = { 'onnx/model_quantized.onnx': someBytes(300_000), 'onnx/model.onnx': someBytes(500_000) };
const smallFiles = Object.entries(small).map(([path, content]) => fileFrom(path, content));
const entry: CatalogueEntry = {
  ...starter,
  id: 'an/example',
  builtIn: false,
  revision: 'a'.repeat(40),
  variants: [
    {
      dtype: 'q8',
      files: [...smallFiles, fileFrom('onnx/model_quantized.onnx', weights['onnx/model_quantized.onnx'])],
    },
    { dtype: 'fp32', files: [...smallFiles, fileFrom('onnx/model.onnx', weights['onnx/model.onnx'])] },
  ],
};

async function example() {
  const { server, hub } = await hubWith({
    'an/example': { files: { ...small, ...weights }, info: { sha: entry.revision } },
  });
  const data = await temporaryFolder();
  const files = new ModelFiles(models, data);
  const progress: [number, number][] = [];
  return {
    ...{ server, hub, data, files, progress },
    folder: join(data, 'models/an/example', entry.revision),
    /** Paths of the files whose content was asked for. */
    asked: () =>
      server.requests
        .filter(({ url }) => /^\/(cdn|api)\//.test(url))
        .map(({ what }) => what.replace('an/example/', '')),
    download: (dtype: 'q8' | 'fp32', signal = new AbortController().signal) =>
      files.download(hub, entry, dtype, {
        signal,
        onProgress: (done, total) => progress.push([done, total]),
        timeouts: { stallMs: 30_000, backOffMs: 1 },
      }),
  };
}

describe('the files of a built-in model', () => {
  it('the files of a built-in model are in the folder of built-in models', async () => {
    const { files } = await example();
    expect(await files.find(starter, 'q8')).toBe(join(models, 'starter'));
  });
});

describe('downloading a model', () => {
  it('downloading a model brings every file in transformers.js’ layout, and reports its progress over all of them', async () => {
    const { files, folder, download, progress, asked } = await example();
    expect(await files.find(entry, 'q8')).toBeNull();
    expect(await download('q8')).toBe(folder);
    expect(await files.find(entry, 'q8')).toBe(folder);
    expect(await files.find(entry, 'fp32')).toBeNull();
    expect(await readFile(join(folder, 'config.json'), 'utf8')).toBe(small['config.json']);
    const total = smallBytes + 300_000;
    expect(progress.at(-1)).toEqual([total, total]);
    expect(progress.map(([done]) => done)).toEqual(progress.map(([done]) => done).toSorted((a, b) => a - b));
    expect(asked()).toHaveLength(4);
  });

  it('downloading a model asks for nothing that is there, be it from an earlier download or another variant', async () => {
    const { download, asked } = await example();
    await download('q8');
    await download('q8');
    await download('fp32');
    expect(asked().filter((path) => path === 'config.json')).toHaveLength(1);
    expect(asked().slice(4)).toEqual(['onnx/model.onnx']);
  });

  it('files that two variants want at the same time are downloaded once', async () => {
    const { download, files, asked } = await example();
    await Promise.all([download('q8'), download('fp32')]);
    expect(asked()).toHaveLength(5);
    expect([await files.find(entry, 'q8'), await files.find(entry, 'fp32')]).not.toContain(null);
  });

  it('a cancelled download of a model goes on from there, and the model is not there until it is complete', async () => {
    const { server, files, download, progress } = await example();
    server.fault('an/example/onnx/model_quantized.onnx', { kind: 'stall', after: 200_000 });
    const abort = new AbortController();
    const cancelled = download('q8', abort.signal);
    await expect.poll(() => progress.at(-1)?.[0]).toBe(smallBytes + 200_000);
    abort.abort();
    await expect(cancelled).rejects.toBe(abort.signal.reason);
    expect(await files.find(entry, 'q8')).toBeNull();
    await download('q8');
    expect(server.requests.at(-1)).toMatchObject({ range: 'bytes=200000-', sent: 100_000 });
  });

  it('downloading a model goes on from a download that failed for good', async () => {
    const { server, files, download } = await example();
    server.fault('an/example/onnx/model_quantized.onnx', { kind: 'wrong-bytes' });
    const failed = download('q8');
    const next = download('fp32');
    await expect(failed).rejects.toMatchObject({ code: 'download-failed' });
    await next;
    expect([await files.find(entry, 'q8'), await files.find(entry, 'fp32')]).toEqual([null, expect.any(String)]);
  });

  it('downloading a model replaces a spoiled file, though it has the right size', async () => {
    const { folder, download } = await example();
    await download('q8');
    await writeFile(join(folder, 'onnx/model_quantized.onnx'), new Uint8Array(300_000));
    await download('q8');
    const healed = await readFile(join(folder, 'onnx/model_quantized.onnx'));
    expect(Buffer.from(weights['onnx/model_quantized.onnx']).equals(healed)).toBe(true);
  });

  it('downloading a model does not begin where the disk has no room for it', async () => {
    const { hub, files, server } = await example();
    const vast = {
      ...entry,
      variants: [{ dtype: 'q8' as const, files: [{ path: 'x', bytes: 2 ** 52, sha256: null }] }],
    };
    const options = { signal: new AbortController().signal, onProgress: () => {} };
    await expect(files.download(hub, vast, 'q8', options)).rejects.toMatchObject({
      code: 'disk-full',
      message: expect.stringMatching(/needs 4,503,599,628 MB/),
    });
    expect(server.requests).toEqual([]);
  });
});

describe('a variant is not there', () => {
  const spoils: Record<string, (folder: string) => Promise<void>> = {
    'when its marker is missing, as after a crash': (folder) => rm(join(folder, 'q8.json')),
    'when its marker is damaged': (folder) => truncate(join(folder, 'q8.json'), 20),
    'when a file was deleted': (folder) => rm(join(folder, 'tokenizer.json')),
    'when a file was cut off': (folder) => truncate(join(folder, 'onnx/model_quantized.onnx'), 1_000),
  };
  for (const [when, spoil] of Object.entries(spoils)) {
    it(`a variant is not there ${when}, until it is downloaded again`, async () => {
      const { files, folder, download } = await example();
      await download('q8');
      await spoil(folder);
      expect(await files.find(entry, 'q8')).toBeNull();
      await download('q8');
      expect(await files.find(entry, 'q8')).toBe(folder);
    });
  }
});

describe('importing a model', () => {
  /** A folder with the model’s files, as a user may have copied them. */
  async function copied(changes: Record<string, string> = {}, below = '.'): Promise<string> {
    const folder = await temporaryFolder();
    await writeFiles(join(folder, below), { ...small, ...weights, ...changes });
    return folder;
  }

  it('a model is imported from its folder, or one that holds it by its name, without a network', async () => {
    for (const below of ['.', 'example', 'an/example']) {
      const { files, folder, server } = await example();
      expect(await files.import(entry, 'q8', await copied({}, below))).toBe(folder);
      expect(await files.find(entry, 'q8')).toBe(folder);
      expect(server.requests).toEqual([]);
    }
  });

  it('importing a model completes what a download has begun', async () => {
    const { files, folder } = await example();
    await writeFiles(folder, { 'onnx/model_quantized.onnx.part': 'something that has come before' });
    await files.import(entry, 'q8', await copied());
    expect(await files.find(entry, 'q8')).toBe(folder);
    expect(existsSync(join(folder, 'onnx/model_quantized.onnx.part'))).toBe(false);
  });

  it('importing a model names a file that is missing or another one, and copies nothing', async () => {
    const { files, folder } = await example();
    const without = await copied();
    await rm(join(without, 'tokenizer.json'));
    const cases: [string, RegExp][] = [
      [await temporaryFolder(), /no config\.json in .*nor in a folder “example”/],
      [without, /tokenizer\.json is missing/],
      [await copied({ 'config.json': '{"hidden_size":16}' }), /config\.json has 18 bytes, not 17/],
      [await copied({ 'config.json': '{"hidden_size":9}' }), /config\.json has the wrong content/],
    ];
    for (const [chosen, message] of cases) {
      const error = { code: 'model-unfit', message: expect.stringMatching(message) };
      await expect(files.import(entry, 'q8', chosen)).rejects.toMatchObject(error);
      expect(await files.find(entry, 'q8')).toBeNull();
    }
    expect(existsSync(join(folder, 'config.json'))).toBe(false);
  });
});

describe('deleting a model', () => {
  it('deleting a model frees what no other variant needs', async () => {
    const { files, folder, data, download } = await example();
    await download('q8');
    await download('fp32');
    expect(await files.remove(entry, 'fp32')).toBe(500_000);
    expect(await files.find(entry, 'q8')).toBe(folder);
    expect(await files.remove(entry, 'q8')).toBe(300_000 + smallBytes);
    expect(existsSync(join(data, 'models'))).toBe(true);
    expect(existsSync(join(data, 'models/an'))).toBe(false);
  });

  it('deleting a model frees what a download has left unfinished', async () => {
    const { files, data, folder } = await example();
    await writeFiles(folder, { 'onnx/model_quantized.onnx.part': '12345', 'config.json': small['config.json'] });
    expect(await files.remove(entry, 'q8')).toBe(5 + 17);
    expect(existsSync(join(data, 'models/an'))).toBe(false);
  });

  it('deleting a model leaves a folder with something else in it', async () => {
    const { files, folder, download } = await example();
    await download('q8');
    await cp(join(models, 'starter/config.json'), join(folder, 'notes.json'));
    await files.remove(entry, 'q8');
    expect(existsSync(join(folder, 'notes.json'))).toBe(true);
  });
});
