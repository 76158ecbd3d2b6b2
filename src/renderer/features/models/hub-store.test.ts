import { describe, expect, it, vi } from 'vitest';
import { NearnoteError } from '../../../shared/errors.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { createHubStore } from './hub-store.ts';

describe('adding a model of the hub', () => {
  it('happens one at a time, and empties the field once the model is in the list', async () => {
    let answer = (): void => undefined;
    const addLocal = vi.fn((_repository: string) => new Promise<void>((resolve) => (answer = resolve)));
    const store = createHubStore(addLocal);
    store.getState().type(' Xenova/bge-small-en-v1.5 ');
    const first = store.getState().add();
    await store.getState().add();
    expect(store.getState().isChecking).toBe(true);
    answer();
    await first;
    expect(addLocal.mock.calls).toEqual([['Xenova/bge-small-en-v1.5']]);
    expect(store.getState()).toMatchObject({ repository: '', added: 'Xenova/bge-small-en-v1.5', isChecking: false });
  });

  it('keeps the typed id of an unfit model, and says why until it is changed', async () => {
    const store = createHubStore(() =>
      Promise.reject(new NearnoteError('model-unfit', verbatim('It has no ONNX weights.'))),
    );
    store.getState().type('a/b');
    await store.getState().add();
    expect(store.getState()).toMatchObject({
      repository: 'a/b',
      failure: { text: verbatim('It has no ONNX weights.') },
    });
    store.getState().type('a/bc');
    expect(store.getState().failure).toBeNull();
  });

  it('does nothing for an empty field', async () => {
    const addLocal = vi.fn(async () => undefined);
    await createHubStore(addLocal).getState().add();
    expect(addLocal).not.toHaveBeenCalled();
  });
});
