import { describe, expect, it } from 'vitest';
import { NearnoteError } from '../../../shared/errors.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { activeHost, createModelsStore } from './store.ts';
import { modelWith, stateOf } from './testing.ts';

describe('the models store', () => {
  it('keeps the identity of unchanged models', () => {
    const store = createModelsStore();
    store.getState().show(stateOf([modelWith({ id: 'a' }), modelWith({ id: 'b' })]));
    const before = store.getState().models?.models;
    store.getState().show(stateOf([modelWith({ id: 'a', status: { state: 'active' } }), modelWith({ id: 'b' })]));
    const after = store.getState().models?.models;
    expect(after?.[0]).not.toBe(before?.[0]);
    expect(after?.[1]).toBe(before?.[1]);
  });

  it('forgets a failed request once a list arrives', () => {
    const store = createModelsStore();
    store.getState().fail(new NearnoteError('engine-stopped', verbatim('Try again in a moment.')));
    expect(store.getState().failure).toMatchObject({ text: verbatim('Try again in a moment.') });
    store.getState().show(stateOf([]));
    expect(store.getState().failure).toBeNull();
  });

  it('remembers the number format chosen for each model', () => {
    const store = createModelsStore();
    store.getState().choose('a', 'a@fp32');
    store.getState().choose('b', 'b@q8');
    expect(store.getState().chosen).toEqual({ a: 'a@fp32', b: 'b@q8' });
  });

  it('knows the host that texts are sent to, if any', () => {
    const store = createModelsStore();
    const hosted = { id: 'h', host: 'api.openai.com' };
    store.getState().show(stateOf([modelWith({ id: 'a', status: { state: 'active' } }), modelWith(hosted)]));
    expect(activeHost(store.getState())).toBeNull();
    store.getState().show(stateOf([modelWith({ id: 'a' }), modelWith({ ...hosted, status: { state: 'active' } })]));
    expect(activeHost(store.getState())).toBe('api.openai.com');
  });
});
