import { expect, it } from 'vitest';
import { bigrams, keywordQuery } from './keyword-text.ts';

it('makes pairs of characters of scripts without spaces, and leaves words alone', () => {
  expect(bigrams('東京は日本')).toEqual(['東京', '京は', 'は日', '日本']);
  expect(bigrams('犬 and 猫')).toEqual(['犬', '猫']);
  expect(bigrams('ภาษา')).toEqual(['ภา', 'าษ', 'ษา']);
  expect(bigrams('plain words, naïve café')).toEqual([]);
});

it('makes a query of any string', () => {
  expect(keywordQuery('a\0b 東京')).toBe('a b 東京 東京');
});
