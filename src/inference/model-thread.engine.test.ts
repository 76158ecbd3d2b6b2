import { join } from 'node:path';
import { expect, it } from 'vitest';
import type { ModelToLoad } from '../shared/inference.ts';
import { startModelThread } from './model-thread.ts';

const threads = () => process.getActiveResourcesInfo().filter((resource) => resource === 'MessagePort').length;

it('a thread that cannot load its model ends, and gives its memory back', async () => {
  const model: ModelToLoad = {
    folder: '/nowhere/model',
    dtype: 'q8',
    device: 'cpu',
    pooling: 'mean',
    tokenLimit: 100,
    background: true,
    careful: false,
  };
  const before = threads();
  const started = startModelThread(join(import.meta.dirname, 'index.ts'), model, 1);
  expect(threads()).toBe(before + 1);
  await expect(started).rejects.toThrow('could not be loaded');
  expect(threads()).toBe(before);
});
