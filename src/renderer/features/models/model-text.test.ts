import { describe, expect, it } from 'vitest';
import { verbatim } from '../../../shared/user-text.ts';
import { details, speedText, stateText } from './model-text.ts';
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

describe('speedText', () => {
  it('says whether a speed was measured or is estimated', () => {
    expect(speedText({ perSecond: 340.4, isMeasured: true })).toBe('340');
    expect(speedText({ perSecond: 9.27, isMeasured: false })).toBe('≈ 9.3');
    expect(speedText(null)).toBe('not measured yet');
  });
});

describe('details', () => {
  it('lists repository, published quality, licence and limit where they are known', () => {
    expect(details(modelWith({}), variantWith({})).map(({ name, value }) => `${name}: ${value}`)).toEqual([
      'Runs: This computer',
      'Vectors: 384 dimensions',
      'Repository: Xenova/all-MiniLM-L6-v2',
      'Published: nDCG@10 0.42, MTEB retrieval',
      'Licence: Apache-2.0',
      'Reads: the first 256 tokens of a passage',
    ]);
    expect(details(modelWith({ license: null, tokenLimit: null, quality: null }), variantWith({})).length).toBe(3);
  });

  it('names the measured quality for the notes, and what limits it', () => {
    const languages = [{ language: 'de', share: 1, ndcg10: 0.7, measured: true }];
    const fit = { ndcg10: 0.7, languages, remark: verbatim('Measured with other weights.') };
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
    expect(details(hosted, variantWith({}))).toContainEqual({ name: 'Address', value: 'https://api.openai.com/v1' });
    expect(details(hosted, variantWith({})).map(({ name }) => name)).not.toContain('Repository');
  });

  it('says how long the notes will take, unless they have their vectors', () => {
    const time = (variant: Parameters<typeof variantWith>[0]) =>
      details(modelWith({}), variantWith(variant)).find(({ name }) => name === 'Time')?.value;
    expect(time({ seconds: 840 })).toBe('about 14 min to embed your notes');
    expect(time({ seconds: 840, status: { state: 'kept', bytes: 1 } })).toBeUndefined();
  });

  it('names the device on which the speed was measured', () => {
    const speed = { textsPerSecond: 60, tokensPerSecond: 12_080, device: 'webgpu', measuredAt: 0 } as const;
    expect(details(modelWith({}), variantWith({ speed })).at(-1)?.value).toBe('12,080 tokens/s on WebGPU');
  });
});
