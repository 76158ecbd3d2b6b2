import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../shared/domain.ts';
import { NearnoteError } from '../../../shared/errors.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { createComparisonStore } from './comparison-store.ts';

const previous = { key: 'starter', name: 'Nearnote starter', host: null };

describe('the comparison store', () => {
  it('forgets an answer that comes after it was closed', async () => {
    const answer = Promise.withResolvers<Comparison>();
    const store = createComparisonStore(() => answer.promise);
    store.getState().compare(previous);
    store.getState().close();
    answer.resolve({ before: 'a', now: 'b', questions: [] });
    await answer.promise;
    expect(store.getState()).toMatchObject({ previous: null, comparison: null });
  });

  it('says why the models cannot be compared', async () => {
    const store = createComparisonStore(() =>
      Promise.reject(new NearnoteError('model-unknown', verbatim('Its vectors are gone.'))),
    );
    store.getState().compare(previous);
    await expect.poll(() => store.getState().failure).toMatchObject({ text: verbatim('Its vectors are gone.') });
    expect(store.getState().previous).toEqual(previous);
  });
});
