import { describe, expect, it, onTestFinished } from 'vitest';
import { models, realInference } from '../testing/library.ts';
import { starter } from './catalogue.ts';
import type { InferenceProcess } from './inference-process.ts';
import { LocalProvider } from './local-provider.ts';

function provider(local = starter, start = realInference): LocalProvider {
  const made = new LocalProvider(local, models, start);
  onTestFinished(() => made.close());
  return made;
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, component, index) => sum + component * (b[index] ?? 0), 0);
}

describe('the local provider', () => {
  it('knows what is near in meaning, without a shared word', async () => {
    const [query, near, far] = await provider().embed(
      [
        'configure TLS on Kubernetes ingress',
        'set up HTTPS certificate for ingress controller',
        'Python list comprehension syntax',
      ],
      'passage',
    );
    if (!query || !near || !far) throw new Error('Three texts were given.');
    expect(cosine(query, near)).toBeGreaterThan(0.4);
    expect(cosine(query, far)).toBeLessThan(0.1);
  });

  it('returns vectors in the order of the texts, whatever their lengths, and the same alone as in a batch', async () => {
    const local = provider();
    const texts = Array.from(
      { length: 70 },
      (_, index) => `${'long and longer '.repeat((index * 37) % 50)}text number ${index}`,
    );
    const batch = await local.embed(texts, 'passage');
    expect(batch).toHaveLength(70);
    for (const index of [0, 13, 69]) {
      const alone = await local.embedOne(texts[index] ?? '', 'passage');
      expect(cosine(alone, batch[index] ?? new Float32Array())).toBeCloseTo(1, 4);
    }
  });

  it('embeds nothing into nothing', async () => {
    expect(await provider().embed([], 'passage')).toEqual([]);
  });

  it('says that a model is not there, and tries again when asked again', async () => {
    const local = provider({ ...starter, id: 'nowhere' });
    for (let attempt = 0; attempt < 2; attempt++) {
      await expect(local.embedOne('x', 'query')).rejects.toMatchObject({ code: 'model-unavailable' });
    }
  });

  it('refuses vectors of another width than the catalogue says', async () => {
    await expect(provider({ ...starter, dimensions: 384 }).embedOne('x', 'query')).rejects.toMatchObject({
      code: 'embedding-failed',
    });
  });

  it('starts the process again after it was killed', async () => {
    const started: InferenceProcess[] = [];
    const local = provider(starter, () => {
      const process = realInference();
      started.push(process);
      return process;
    });
    await local.embedOne('before', 'query');
    const embedding = local.embed(
      Array.from({ length: 256 }, (_, index) => `text ${index}`),
      'passage',
    );
    started[0]?.kill();
    await expect(embedding).rejects.toMatchObject({ code: 'engine-stopped' });
    expect(await local.embedOne('after', 'query')).toHaveLength(256);
    expect(started).toHaveLength(2);
  });
});
