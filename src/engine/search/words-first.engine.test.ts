import { expect, it } from 'vitest';
import type { InferenceProcess } from '../embedding/inference-process.ts';
import { temporaryFolder, vaultOf } from '../testing/folders.ts';
import { openEngine, realInference } from '../testing/library.ts';
import { notes } from './testing.ts';

it('where a query’s vector is late, words answer if that is wanted, and the complete answer can be had after it', async () => {
  const query = 'what helps against a headache';
  const vector = Promise.withResolvers<void>();
  const late = (): InferenceProcess => {
    const process = realInference();
    const post = (message: unknown) => process.post(message);
    return {
      ...process,
      post: (message) => {
        const isLate = JSON.stringify(message).includes(query);
        if (isLate) void vector.promise.then(() => post(message));
        else post(message);
      },
    };
  };
  const engine = await openEngine(await temporaryFolder(), { startInference: late });
  engine.start();
  await engine.addFolders([await vaultOf(notes)]);
  await engine.settled();
  const asked = { query, mode: 'hybrid', limit: 5 } as const;
  const byWords = await engine.search({ ...asked, wordsFirst: true });
  expect(byWords.isProvisional).toBe(true);
  expect(byWords.hits.map(({ similarity }) => similarity)).toEqual(byWords.hits.map(() => null));
  const complete = engine.search(asked);
  vector.resolve();
  const { isProvisional, hits } = await complete;
  expect([isProvisional, hits[0]?.path]).toEqual([false, 'health.md']);
  expect(await engine.search({ ...asked, wordsFirst: true })).toMatchObject({ isProvisional: false });
});

it('a model that is still to be loaded is not waited for: words answer at once', async () => {
  const [library, vault] = [await temporaryFolder(), await vaultOf(notes)];
  const asked = { query: 'what helps against a headache', mode: 'hybrid', limit: 5 } as const;
  const before = await openEngine(library);
  before.start();
  await before.addFolders([vault]);
  await before.settled();
  // From here on the model itself is loaded in this process, and there within milliseconds.
  expect(await before.search(asked)).toMatchObject({ isProvisional: false });
  await before.close();
  const engine = await openEngine(library);
  expect(await engine.search({ ...asked, wordsFirst: true })).toMatchObject({ isProvisional: true });
  expect(await engine.search(asked)).toMatchObject({ isProvisional: false });
});
