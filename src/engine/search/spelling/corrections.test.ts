import { expect, it } from 'vitest';
import { parseQuery } from '../../../shared/parse-query.ts';
import { correctedQuery } from './corrections.ts';

const corrections = [
  { typed: 'sourdoguh', used: 'Sourdough' },
  { typed: 'strater', used: 'starter' },
];

const corrected = (query: string) => correctedQuery(query, parseQuery(query).parts, corrections);

it('a corrected query has its words replaced wherever they stand, phrases included', () => {
  expect(corrected('sourdoguh, “feed the strater” rye-sourdoguh?')).toBe(
    'Sourdough, “feed the starter” rye-Sourdough?',
  );
});

it('a corrected query keeps longer words, filters and exclusions as they were typed', () => {
  const query = 'sourdoguhs tag:sourdoguh -strater -"old strater" sourdoguh';
  expect(corrected(query)).toBe('sourdoguhs tag:sourdoguh -strater -"old strater" Sourdough');
});

it('a corrected query has its mistyped words replaced in whatever case they were typed', () => {
  expect(corrected('Strater, strater STRATER tag:Strater')).toBe('starter, starter starter tag:Strater');
});
