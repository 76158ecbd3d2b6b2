import { expect, it } from 'vitest';
import type { ModelToLoad } from '../../shared/inference.ts';
import { ModelProcess } from './model-process.ts';

const model: ModelToLoad = {
  folder: 'any',
  dtype: 'q8',
  device: 'cpu',
  pooling: 'mean',
  tokenLimit: 100,
  background: false,
};

it('a process that never answers is ended, and the next call starts another', async () => {
  const [started, ended]: [number[], number[]] = [[], []];
  const silent = () => {
    const number = started.push(started.length);
    const closers: (() => void)[] = [];
    return {
      post: () => {},
      onMessage: () => {},
      onClose: (closer: () => void) => void closers.push(closer),
      kill: () => {
        ended.push(number);
        for (const closer of closers.splice(0)) closer();
      },
    };
  };
  const process = new ModelProcess(silent, model, 10);
  for (const tries of [1, 2]) {
    await expect(process.ready()).rejects.toMatchObject({ code: 'engine-stopped' });
    expect(started).toHaveLength(tries);
    expect(new Set(ended).size).toBe(tries);
  }
});
