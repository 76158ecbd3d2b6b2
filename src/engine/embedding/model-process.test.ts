import { beforeEach, expect, it } from 'vitest';
import { NearnoteError, toErrorShape } from '../../shared/errors.ts';
import type { ModelToLoad } from '../../shared/inference.ts';
import { verbatim } from '../../shared/user-text.ts';
import type { InferenceProcess } from './inference-process.ts';
import { ModelProcess } from './model-process.ts';

const model: Omit<ModelToLoad, 'careful'> = {
  folder: 'any',
  dtype: 'q8',
  device: 'cpu',
  pooling: 'mean',
  tokenLimit: 100,
  background: false,
};

/** How the next processes take a model: they load it, refuse it, end, or never answer. */
let next: ('load' | 'refuse' | 'end' | 'silent')[];
let started: number;
let ends: (() => void)[];
let killed: Set<number>;
/** Whether each process was asked to do with little memory. */
let careful: boolean[];

beforeEach(() => {
  next = [];
  started = 0;
  ends = [];
  killed = new Set();
  careful = [];
});

function start(): InferenceProcess {
  const number = started++;
  const fate = next[number];
  const listeners: ((message: unknown) => void)[] = [];
  const closeListeners: (() => void)[] = [];
  const end = (): void => {
    for (const listener of closeListeners.splice(0)) listener();
  };
  ends.push(end);
  return {
    post: (message) => {
      const { id, input } = message as { id: number; input: ModelToLoad };
      careful.push(input.careful);
      const error = toErrorShape(new NearnoteError('model-unavailable', verbatim('not a model')));
      const answer = fate === 'load' ? { ok: true, output: {} } : { ok: false, error };
      setImmediate(() => {
        if (fate === 'end') end();
        else if (fate !== 'silent') for (const listener of listeners) listener({ kind: 'answer', id, ...answer });
      });
    },
    onMessage: (listener) => void listeners.push(listener),
    onClose: (listener) => void closeListeners.push(listener),
    kill: () => {
      killed.add(number);
      end();
    },
  };
}

const processOf = (patience?: number): ModelProcess => new ModelProcess(start, model, patience);

it('a process that never answers is ended, and the next call starts another', async () => {
  next = ['silent', 'silent'];
  const process = processOf(10);
  for (const tries of [1, 2]) {
    await expect(process.ready()).rejects.toMatchObject({ code: 'engine-stopped' });
    expect(started).toBe(tries);
    expect(killed.size).toBe(tries);
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

it('a process that crashed is followed by one that does with less memory, one that was ended on purpose is not', async () => {
  next = ['load', 'load', 'load'];
  const process = processOf();
  await process.ready();
  process.kill();
  await process.ready();
  ends[1]?.();
  await process.ready();
  expect(careful).toEqual([false, false, true]);
});

it('a model that cannot be read is tried again each time: its files may have been mended', async () => {
  next = ['refuse', 'refuse', 'refuse', 'load'];
  const process = processOf();
  for (let tries = 0; tries < 3; tries++) {
    await expect(process.ready()).rejects.toMatchObject({ code: 'model-unavailable', message: 'not a model' });
  }
  await process.ready();
});
