import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fingerprintOf, keyOf, parseKey, withPrefix } from '../embedding/model-spec.ts';
import { models } from '../testing/paths.ts';
import { catalogue, starter } from './catalogue.ts';
import { catalogueEntry, downloadBytes, specOf } from './catalogue-entry.ts';

const hosted = {
  kind: 'hosted',
  id: 'hosted:example',
  name: 'An example',
  service: 'custom',
  baseUrl: 'https://models.example/v1',
  model: 'small',
  dimensions: 1536,
  asksForDimensions: false,
} as const;

describe('the catalogue', () => {
  it('the catalogue pins every file of every downloaded model to its bytes', () => {
    for (const entry of catalogue) {
      expect(catalogueEntry.parse(entry)).toEqual(entry);
      if (entry.builtIn) continue;
      expect(entry.revision).toMatch(/^[0-9a-f]{40}$/);
      for (const { files } of entry.variants) {
        expect(files.map(({ path }) => path)).toEqual([
          'config.json',
          'tokenizer.json',
          'tokenizer_config.json',
          expect.stringMatching(/^onnx\/model(_quantized)?\.onnx$/),
        ]);
        expect(files.every(({ sha256 }) => sha256 !== null)).toBe(true);
      }
    }
  });

  it('the catalogue names each model once, and the starter first', () => {
    expect(catalogue[0]).toBe(starter);
    expect(new Set(catalogue.map(({ id }) => id)).size).toBe(catalogue.length);
  });

  it('the catalogue knows how much is downloaded', () => {
    const miniLm = catalogue.find(({ id }) => id === 'Xenova/all-MiniLM-L6-v2');
    if (miniLm === undefined) throw new Error('The catalogue has no MiniLM.');
    expect(downloadBytes(miniLm, 'q8')).toBe(22_972_370 + 711_661 + 650 + 366);
    expect(downloadBytes(starter, 'q8')).toBeNull();
  });

  it('the catalogue refuses files and models whose names lead out of their folder', () => {
    for (const path of ['../config.json', '/config.json', 'onnx/../../x', '.hidden', 'onnx//x', 'C:\\x']) {
      const variants = [{ dtype: 'q8', files: [{ path, bytes: 1, sha256: null }] }];
      expect(catalogueEntry.safeParse({ ...starter, variants }).success, path).toBe(false);
      expect(catalogueEntry.safeParse({ ...starter, id: path }).success, path).toBe(false);
    }
  });
});

describe('a model’s fingerprint', () => {
  it('the starter’s fingerprint is what it was in the first version, so that its vectors stay valid', async () => {
    expect(fingerprintOf(specOf(starter, 'q8'))).toBe(
      '["local","starter","a4b565263304db9f","q8","cls",256,{"passage":"","query":""}]',
    );
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(join(models, 'starter/onnx/model_quantized.onnx'))) hash.update(chunk);
    expect(hash.digest('hex').startsWith(starter.revision)).toBe(true);
  });

  it('the fingerprint of a quantised model says that its vectors are made of one text at a time, which earlier ones were not', () => {
    const spec = { ...specOf(starter, 'q8'), id: 'an/example' };
    for (const dtype of ['q8', 'q4'] as const)
      expect(fingerprintOf({ ...spec, dtype })).toMatch(/,"one-text-at-a-time"\]$/);
    for (const dtype of ['fp32', 'fp16'] as const) {
      expect(fingerprintOf({ ...spec, dtype })).toBe(
        `["local","an/example","a4b565263304db9f","${dtype}","cls",256,{"passage":"","query":""}]`,
      );
    }
  });

  it('a model’s fingerprint differs by all that makes other vectors, and by nothing else', () => {
    const spec = specOf(starter, 'q8');
    const others = [
      { ...spec, revision: 'b' },
      { ...spec, dtype: 'fp32' as const },
      { ...spec, pooling: 'mean' as const },
    ];
    for (const other of others) expect(fingerprintOf(other)).not.toBe(fingerprintOf(spec));
    expect(fingerprintOf({ ...spec, name: 'Another name' })).toBe(fingerprintOf(spec));
    expect(fingerprintOf(hosted)).toBe('["hosted","https://models.example/v1","small",1536]');
  });
});

describe('a model’s name', () => {
  const entry = { ...starter, id: 'an/example', name: 'example', builtIn: false };
  const two = { ...entry, variants: [...entry.variants, { dtype: 'fp32' as const, files: [] }] };

  it('a model is called what the list calls it, and another number format than its usual one is told in bits', () => {
    expect(specOf(two, 'q8').name).toBe('example');
    expect(specOf(two, 'fp32').name).toBe('example 32-bit');
  });
});

describe('a model’s key', () => {
  it('the key of a model of the hub names its number format', () => {
    expect(keyOf({ ...specOf(starter, 'q8'), id: 'an/example' })).toBe('an/example@q8');
    expect(parseKey('an/example@q8')).toEqual({ id: 'an/example', dtype: 'q8' });
  });

  it('the key of the starter and of hosted models is their id alone', () => {
    expect(keyOf(specOf(starter, 'q8'))).toBe('starter');
    expect(keyOf(hosted)).toBe('hosted:example');
    for (const id of ['starter', 'an/example', 'somebody@work', 'an/example@int3', '@q8']) {
      expect(parseKey(id)).toEqual({ id, dtype: null });
    }
  });
});

it('a text gets the prefix that the model was trained with', () => {
  const model = { ...specOf(starter, 'q8'), prefixes: { passage: 'passage: ', query: 'query: ' } };
  expect(withPrefix(model, 'a question', 'query')).toBe('query: a question');
  expect(withPrefix(model, 'an answer', 'passage')).toBe('passage: an answer');
});
