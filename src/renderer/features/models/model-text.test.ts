import { describe, expect, it } from 'vitest';
import { details, facts, stateText } from './model-text.ts';
import { modelWith, variantWith } from './testing.ts';

describe('stateText', () => {
  it('gives the progress of downloads and builds, never 100% too early', () => {
    expect(stateText({ state: 'downloading', done: 43, total: 100 })).toBe('Downloading 43%');
    expect(stateText({ state: 'building', done: 9_999, total: 10_000 })).toBe('Building 99%');
    expect(stateText({ state: 'downloading', done: 0, total: 0 })).toBe('Downloading 0%');
  });

  it('says that kept vectors can be switched back to', () => {
    expect(stateText({ state: 'kept', bytes: 1 })).toBe('Kept, switch back at once');
  });
});

describe('facts', () => {
  it('lists provider, dimensions, size, languages and measured speed', () => {
    const speed = { textsPerSecond: 60.4, tokensPerSecond: 12_080, device: 'cpu', measuredAt: 0 } as const;
    expect(facts(modelWith({}), variantWith({ speed }))).toEqual([
      'This computer',
      '384 dimensions',
      '23 MB',
      'English',
      '60 passages/s here',
    ]);
  });

  it('says how long the notes will take, unless they have their vectors', () => {
    expect(facts(modelWith({}), variantWith({ seconds: 840 }))).toContain('about 14 min to embed');
    const kept = variantWith({ seconds: 840, status: { state: 'kept', bytes: 1 } });
    expect(facts(modelWith({}), kept).join()).not.toContain('to embed');
  });

  it('names the host, and leaves out what is unknown', () => {
    const hosted = modelWith({ provider: 'OpenAI', host: 'api.openai.com', quality: null });
    expect(facts(hosted, variantWith({ bytes: null }))).toEqual([
      'OpenAI, api.openai.com',
      '384 dimensions',
      'English',
    ]);
  });
});

describe('details', () => {
  it('lists repository, published quality, licence and limit where they are known', () => {
    expect(details(modelWith({}), variantWith({})).map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'Repository: Xenova/all-MiniLM-L6-v2',
      'Published: nDCG@10 0.42, MTEB retrieval',
      'Licence: Apache-2.0',
      'Reads: the first 256 tokens of a passage',
    ]);
    expect(details(modelWith({ license: null, tokenLimit: null, quality: null }), variantWith({})).length).toBe(1);
  });

  it('names the measured quality for the notes, and what limits it', () => {
    const languages = [{ language: 'de', share: 1, ndcg10: 0.7, measured: true }];
    const fit = { ndcg10: 0.7, languages, remark: 'Measured with other weights.' };
    expect(details(modelWith({ fit, quality: null }), variantWith({}))).toContainEqual({
      name: 'Measured',
      value: 'nDCG@10 0.70 for your notes (German 0.70). Measured with other weights.',
    });
  });

  it('names the address instead of a repository for a hosted model', () => {
    const hosted = modelWith({
      kind: 'hosted',
      baseUrl: 'https://api.openai.com/v1',
      license: null,
      tokenLimit: null,
      quality: null,
    });
    expect(details(hosted, variantWith({}))).toEqual([{ name: 'Address', value: 'https://api.openai.com/v1' }]);
  });

  it('names the device on which the speed was measured', () => {
    const speed = { textsPerSecond: 60, tokensPerSecond: 12_080, device: 'webgpu', measuredAt: 0 } as const;
    expect(details(modelWith({}), variantWith({ speed })).at(-1)?.value).toBe('12,080 tokens/s on WebGPU');
  });
});
