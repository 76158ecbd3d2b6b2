import { expect, it } from 'vitest';
import { savedSearch } from './saved-searches.ts';

it('a search is kept without control characters, what turns writing around, and halves of characters', () => {
  const kept = savedSearch.parse({ query: ' night\0\u202Etrain \uD800', mode: 'hybrid', name: 'a\u0007b\u2066c' });
  expect(kept).toEqual({ query: 'night  train \ufffd', mode: 'hybrid', name: 'a b c' });
  for (const query of ['\0', '\u202E \n', '']) {
    expect(savedSearch.safeParse({ query, mode: 'hybrid', name: 'a' }).success).toBe(false);
  }
  expect(savedSearch.parse({ query: '👩‍👩‍👧 نص', mode: 'hybrid', name: 'é' }).query).toBe('👩‍👩‍👧 نص');
});
