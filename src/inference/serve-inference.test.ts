import { expect, it, vi } from 'vitest';
import { watchedCollection } from '../shared/testing/watched-collection.ts';
import { serveInference } from './serve-inference.ts';

it('what a model was loaded with is given back later, not while the first query may wait', async () => {
  const collect = watchedCollection();
  let ask: (message: unknown) => void = () => {};
  const answers: unknown[] = [];
  const unused = async () => {
    throw new Error('Nobody asks for this.');
  };
  serveInference(
    {
      post: (message) => void answers.push(message),
      onMessage: (listener) => {
        ask = listener;
      },
      onClose: () => {},
    },
    {
      startModel: async () => unused,
      loadTokenizer: async () => () => ({ ids: new BigInt64Array(), lengths: [] }),
      recognise: unused,
      pagePicture: unused,
    },
  );
  const model = { folder: '/models/starter', dtype: 'q8', device: 'cpu', pooling: 'mean', tokenLimit: 256 };
  ask({ kind: 'request', id: 1, name: 'load', input: { ...model, background: false, careful: false } });
  await vi.waitFor(() => expect(answers).toContainEqual({ kind: 'answer', id: 1, ok: true, output: {} }));
  expect(collect).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(collect).toHaveBeenCalledOnce();
});
