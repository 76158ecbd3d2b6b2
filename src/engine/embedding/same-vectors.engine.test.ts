import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { LocalModel } from '../../shared/models.ts';
import { realInference } from '../testing/library.ts';
import { tiny, tinyFolder } from '../testing/models/index.ts';
import { models, shared } from '../testing/paths.ts';
import { LocalProvider } from './local-provider.ts';
import { embedOne } from './provider.ts';

const real = join(shared, 'models/real');
const small = { ...tiny, dimensions: 384 };

/** The models with their folders; the real ones are only where `../shared` is. */
const all: [name: string, model: LocalModel, folder: string][] = [
  ['a random BERT, q8', tiny, tinyFolder],
  ['a random BERT, fp32', { ...tiny, dtype: 'fp32' }, tinyFolder],
  ['the starter', { ...tiny, pooling: 'cls', dimensions: 256, tokenLimit: 4_096 }, join(models, 'starter')],
  ['all-MiniLM-L6-v2, q8', small, join(real, 'Xenova/all-MiniLM-L6-v2')],
  ['bge-small-en-v1.5, q8', { ...small, pooling: 'cls' }, join(real, 'Xenova/bge-small-en-v1.5')],
  ['multilingual-e5-small, q8', small, join(real, 'multilingual-e5-small-from-4-bit')],
];

const text = 'The ferry leaves at ten past six, so set two alarms.';
const neighbours = [
  'Rain.',
  'Backups run nightly; restore them once a quarter. '.repeat(12),
  'kubectl get pods --namespace=kube-system -o wide 9f86d081884c7d659a2feaa0c55ad015',
  'Αύριο το πρωί, 明日の朝, завтра утром, غدا',
];

function open(model: LocalModel, folder: string): LocalProvider {
  const options = { folder, start: realInference, choice: 'cpu' as const, decided: null, onDecision: () => {} };
  const provider = new LocalProvider(model, options);
  onTestFinished(() => provider.close());
  return provider;
}

describe('the vector of a text', () => {
  it.for(all)(
    'the vector of a text is the same, bit for bit, alone and beside any others (%s)',
    async ([, model, folder], { skip }) => {
      skip(!existsSync(folder), 'the real models are not here (../shared)');
      const provider = open(model, folder);
      const alone = await embedOne(provider, text, 'passage');
      for (let place = 0; place <= neighbours.length; place++) {
        const batch = neighbours.toSpliced(place, 0, text);
        expect((await provider.embed(batch, 'passage'))[place]).toEqual(alone);
      }
    },
  );

  it.for(all)(
    'the vector of a text is the same, bit for bit, as a query while passages are embedded, and after a restart (%s)',
    async ([, model, folder], { skip }) => {
      skip(!existsSync(folder), 'the real models are not here (../shared)');
      const provider = open(model, folder);
      const first = await embedOne(provider, text, 'passage');
      const busy = provider.embed(Array.from({ length: 8 }, () => neighbours).flat(), 'passage');
      for (let query = 0; query < 5; query++) expect(await embedOne(provider, text, 'query')).toEqual(first);
      await busy;
      provider.close();
      expect(await embedOne(provider, text, 'query')).toEqual(first);
      expect(await embedOne(provider, text, 'passage')).toEqual(first);
    },
  );
});
