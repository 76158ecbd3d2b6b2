import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LocalModel } from '../../shared/models.ts';
import { realInference } from '../testing/library.ts';
import { tiny, tinyFolder } from '../testing/models/index.ts';
import { models } from '../testing/paths.ts';
import { childProcessInference, type InferenceProcess, type StartInference } from './inference-process.ts';
import { LocalProvider } from './local-provider.ts';
import { embedOne } from './provider.ts';

const starter: LocalModel = {
  ...tiny,
  id: 'starter',
  pooling: 'cls',
  dimensions: 256,
  tokenLimit: 4096,
};
const starterFolder = join(models, 'starter');
const double = childProcessInference(join(import.meta.dirname, '../testing/inference-double.ts'));
const fromDouble: LocalModel = { ...tiny, dimensions: 4 };

/** Starts processes, and records them so that a test can kill them and see what happened to each. */
function watched(start: StartInference) {
  const processes: { process: InferenceProcess; background: unknown; ended: boolean }[] = [];
  return {
    processes,
    start: () => {
      const process = start();
      const seen = { process, background: undefined as unknown, ended: false };
      processes.push(seen);
      process.onClose(() => {
        seen.ended = true;
      });
      return {
        ...process,
        post: (message: unknown) => {
          seen.background ??= JSON.stringify(message).includes('"background":true');
          process.post(message);
        },
      };
    },
  };
}

function provider(local: LocalModel = tiny, folder = tinyFolder, start = realInference): LocalProvider {
  const made = new LocalProvider(local, { folder, start, choice: 'cpu', decided: null, onDecision: () => {} });
  onTestFinished(() => made.close());
  return made;
}

function doubleProvider(start: StartInference = double): LocalProvider {
  return provider(fromDouble, 'gpu-right', start);
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, component, index) => sum + component * (b[index] ?? 0), 0);
}

describe('the local provider', () => {
  it('the local provider finds texts near in meaning that share no word', async () => {
    const [query, near, far] = await provider(starter, starterFolder).embed(
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

  it('the local provider returns vectors in the order of the texts', async () => {
    const local = provider();
    const batch = await local.embed(['rain', 'snow'], 'passage');
    expect(await local.embed(['snow', 'rain'], 'passage')).toEqual(batch.toReversed());
  });

  it('the local provider puts the model’s prefix before each kind of text', async () => {
    const plain = doubleProvider();
    const wanting = provider(
      { ...fromDouble, prefixes: { query: 'search: ', passage: 'page: ' } },
      'gpu-right',
      double,
    );
    const [asQuery, asPassage] = await plain.embed(['search: rain', 'page: rain'], 'query');
    expect(asQuery).not.toEqual(asPassage);
    expect(await embedOne(wanting, 'rain', 'query')).toEqual(asQuery);
    expect(await embedOne(wanting, 'rain', 'passage')).toEqual(asPassage);
  });

  it('the local provider returns no vectors for no texts', async () => {
    expect(await provider().embed([], 'passage')).toEqual([]);
  });

  it('the local provider says that a model is missing, and tries again when asked again', async () => {
    const local = provider(tiny, join(tinyFolder, 'nowhere'));
    for (const kind of ['query', 'query', 'passage'] as const) {
      await expect(embedOne(local, 'x', kind)).rejects.toMatchObject({ code: 'model-unavailable' });
    }
  });

  it.each(['query', 'passage'] as const)(
    'the local provider refuses vectors of another width than the model’s (%s)',
    async (kind) => {
      const local = provider({ ...tiny, dimensions: 384 }, 'gpu-right', double);
      await expect(embedOne(local, 'x', kind)).rejects.toMatchObject({ code: 'embedding-failed' });
    },
  );
});

describe('its processes', () => {
  it('a query is answered while a batch of passages is under way', async () => {
    const local = doubleProvider();
    const passages = local.embed(['for ever'], 'passage');
    expect(await embedOne(local, 'a question', 'query')).toHaveLength(4);
    local.unloadPassages();
    await expect(passages).rejects.toMatchObject({ code: 'engine-stopped' });
  });

  it('inference processes start when they are first needed, and that of passages ends while there are none', async () => {
    const { start, processes } = watched(double);
    const local = doubleProvider(start);
    expect(processes).toHaveLength(0);
    await embedOne(local, 'a question', 'query');
    expect(processes).toMatchObject([{ background: false }]);
    await embedOne(local, 'a passage', 'passage');
    expect(processes).toMatchObject([{ background: false }, { background: true }]);

    local.unloadPassages();
    await expect.poll(() => processes[1]?.ended).toBe(true);
    await embedOne(local, 'another question', 'query');
    expect(processes).toMatchObject([{ ended: false }, { ended: true }]);
    await embedOne(local, 'another passage', 'passage');
    expect(processes).toHaveLength(3);

    local.close();
    await expect.poll(() => processes.every(({ ended }) => ended)).toBe(true);
    expect(await embedOne(local, 'once more', 'query')).toHaveLength(4);
  });

  it.each(['query', 'passage'] as const)(
    'an inference process is started again after it was killed (%s)',
    async (kind) => {
      const { start, processes } = watched(realInference);
      const local = provider(tiny, tinyFolder, start);
      await embedOne(local, 'before', kind);
      const embedding = local.embed(
        Array.from({ length: 256 }, (_, at) => `text ${at}`),
        kind,
      );
      processes[0]?.process.kill();
      await expect(embedding).rejects.toMatchObject({ code: 'engine-stopped' });
      expect(await embedOne(local, 'after', kind)).toHaveLength(64);
      expect(processes).toHaveLength(2);
    },
  );

  it('no inference process is started by a wait that closing cut short', async () => {
    const { start, processes } = watched(double);
    const local = doubleProvider(start);
    await embedOne(local, 'before', 'query');
    processes[0]?.process.kill();
    await expect.poll(() => processes[0]?.ended).toBe(true);
    const waiting = embedOne(local, 'after', 'query');
    local.close();
    await expect(waiting).rejects.toMatchObject({ code: 'engine-stopped' });
    expect(processes).toHaveLength(1);
  });

  it('an aborted call ends at once with the reason, and its inference process goes on', async () => {
    const local = doubleProvider();
    const stop = new AbortController();
    const embedding = local.embed(['for ever'], 'passage', stop.signal);
    await embedOne(local, 'a passage', 'passage');
    stop.abort(new Error('The user has cancelled.'));
    await expect(embedding).rejects.toThrow('The user has cancelled.');
    await expect(local.embed(['x'], 'passage', stop.signal)).rejects.toThrow('The user has cancelled.');
    expect(await embedOne(local, 'another', 'passage')).toHaveLength(4);
  });

  it('an inference process can be loaded ahead for the kind of text that will come', async () => {
    const { start, processes } = watched(double);
    const local = doubleProvider(start);
    local.preload('passage');
    await expect.poll(() => processes).toMatchObject([{ background: true }]);
    await embedOne(local, 'a passage', 'passage');
    expect(processes).toHaveLength(1);
  });
});
