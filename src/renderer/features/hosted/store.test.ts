import { describe, expect, it, vi } from 'vitest';
import { NearnoteError } from '../../../shared/errors.ts';
import type { HostedDraft } from '../../../shared/models.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { createHostedStore } from './store.ts';

describe('the form for a hosted model', () => {
  it('asks the service nothing while a field is invalid', async () => {
    const { store, test } = formAnswering(async () => ({ dimensions: 1536, ms: 182 }));
    store.getState().edit({ model: '' });
    await store.getState().test();
    expect(test).not.toHaveBeenCalled();
    expect(store.getState().failure?.text.text).toContain('name of the model');
  });

  it('shows the result of a test until a field changes', async () => {
    const { store } = formAnswering(async () => ({ dimensions: 1536, ms: 182 }));
    await store.getState().test();
    expect(store.getState()).toMatchObject({ tested: { dimensions: 1536, ms: 182 }, asking: null });
    store.getState().edit({ dimensions: '256' });
    expect(store.getState().tested).toBeNull();
  });

  it('drops the answer if a field has changed meanwhile', async () => {
    let answer = (_: { dimensions: number; ms: number }): void => undefined;
    const { store } = formAnswering(() => new Promise((resolve) => (answer = resolve)));
    const testing = store.getState().test();
    store.getState().choose('ollama');
    answer({ dimensions: 1536, ms: 182 });
    await testing;
    expect(store.getState()).toMatchObject({ tested: null, asking: null, fields: { service: 'ollama' } });
  });

  it('says why the test failed', async () => {
    const { store } = formAnswering(() =>
      Promise.reject(new NearnoteError('token-refused', verbatim('The token was refused.'))),
    );
    await store.getState().test();
    expect(store.getState()).toMatchObject({
      failure: { text: verbatim('The token was refused.') },
      tested: null,
      asking: null,
    });
  });

  it('adds the model as typed, closes, and is ready for the next one', async () => {
    const { store, add } = formAnswering(async () => ({ dimensions: 1536, ms: 182 }));
    store.getState().open();
    store.getState().edit({ baseUrl: 'https://gateway.example/v1/', dimensions: '512' });
    await store.getState().add();
    expect(add.mock.calls).toEqual([
      [
        {
          service: 'openai',
          baseUrl: 'https://gateway.example/v1',
          model: 'text-embedding-3-small',
          dimensions: 512,
        },
      ],
    ]);
    expect(store.getState()).toMatchObject({ isOpen: false, fields: { dimensions: '' } });
  });
});

function formAnswering(answer: () => Promise<{ dimensions: number; ms: number }>) {
  const test = vi.fn((_draft: HostedDraft) => answer());
  const add = vi.fn(async (_draft: HostedDraft) => undefined);
  return { store: createHostedStore({ test, add }), test, add };
}
