import { beforeEach, expect, it } from 'vitest';
import { NearnoteError, toErrorShape } from '../../shared/errors.ts';
import type { ModelToLoad } from '../../shared/inference.ts';
import { verbatim } from '../../shared/user-text.ts';
import type { InferenceProcess } from './inference-process.ts';
import { ModelProcess } from './model-process.ts';

const model: ModelToLoad = {
  folder: 'any',
  dtype: 'q8',
  device: 'cpu',
  pooling: 'mean',
  tokenLimit: 100,
  background: false,
};

/** How the next processes take a model: they load it, refuse it, or end. */
let next: ('load' | 'refuse' | 'end')[];
let started: number;
let ends: (() => void)[];

beforeEach(() => {
  next = [];
  started = 0;
  ends = [];
});

function start(): InferenceProcess {
  const fate = next[started++];
  const listeners: ((message: unknown) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  const end = (): void => {
    for (const listener of closeListeners.splice(0)) listener();
  };
  ends.push(end);
  return {
    post: (message) => {
      const { id } = message as { id: number };
      const error = toErrorShape(new NearnoteError('model-unavailable', verbatim('not a model')));
      const answer = fate === 'load' ? { ok: true, output: {} } : { ok: false, error };
      setImmediate(() => {
        if (fate === 'end') end();
        else for (const listener of listeners) listener({ kind: 'answer', id, ...answer });
      });
    },
    onMessage: (listener) => void listeners.push(listener),
    onClose: (listener) => void closeListeners.push(listener),
    kill: end,
  };
}

const processOf = (): ModelProcess => new ModelProcess(start, model);

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

it('a model that ends its process twice while it is loaded is called unfit, and starts no other', async () => {
  next = ['end', 'end', 'load'];
  const process = processOf();
  await expect(process.ready()).rejects.toMatchObject({ code: 'engine-stopped' });
  const unfit = { code: 'model-unavailable', message: expect.stringContaining('more memory than there is') };
  await expect(process.ready()).rejects.toMatchObject(unfit);
  await expect(process.ready()).rejects.toMatchObject(unfit);
  expect(started).toBe(2);
});

it('a model that ended its process once, and was loaded then, may do so again', async () => {
  next = ['end', 'load', 'end', 'load'];
  const process = processOf();
  await expect(process.ready()).rejects.toMatchObject({ code: 'engine-stopped' });
  await process.ready();
  ends[1]?.();
  await expect(process.ready()).rejects.toMatchObject({ code: 'engine-stopped' });
  await process.ready();
  expect(started).toBe(4);
});

it('a model that cannot be read is tried again each time: its files may have been mended', async () => {
  next = ['refuse', 'refuse', 'refuse', 'load'];
  const process = processOf();
  for (let tries = 0; tries < 3; tries++) {
    await expect(process.ready()).rejects.toMatchObject({ code: 'model-unavailable', message: 'not a model' });
  }
  await process.ready();
});
