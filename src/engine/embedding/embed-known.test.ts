import { expect, it } from 'vitest';
import { NearnoteError } from '../../shared/errors.ts';
import { verbatim } from '../../shared/user-text.ts';
import { embedKnown } from './embed-known.ts';

const failing = (code: 'embedding-failed' | 'model-unavailable', isKnown: (text: string) => boolean) => ({
  embed: async (texts: readonly string[]) => {
    if (!texts.every(isKnown)) throw new NearnoteError(code, verbatim('No.'));
    return texts.map((text) => Float32Array.of(text.length));
  },
});

it('a text that the model cannot embed has no vector, and those beside it have theirs', async () => {
  const provider = failing('embedding-failed', (text) => !text.startsWith('?'));
  const vectors = await embedKnown(provider, ['a', '??', 'bb', '?'], 'query');
  expect(vectors.map((vector) => vector?.[0] ?? null)).toEqual([1, null, 2, null]);
  expect(await embedKnown(provider, ['?'], 'query')).toEqual([null]);
});

it('a model that cannot be had is told', async () => {
  const provider = failing('model-unavailable', () => false);
  await expect(embedKnown(provider, ['a', 'b'], 'query')).rejects.toMatchObject({ code: 'model-unavailable' });
});
