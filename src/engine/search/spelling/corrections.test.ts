import { expect, it } from 'vitest';
import { correctedQuery } from './corrections.ts';

const corrections = [
  { typed: 'sourdoguh', used: 'Sourdough' },
  { typed: 'strater', used: 'starter' },
];

it('a corrected query has its words replaced wherever they stand, phrases included', () => {
  expect(correctedQuery('sourdoguh, “feed the strater” rye-sourdoguh?', corrections)).toBe(
    'Sourdough, “feed the starter” rye-Sourdough?',
  );
});

it('a corrected query keeps longer words, filters and exclusions as they were typed', () => {
  const query = 'sourdoguhs tag:sourdoguh -strater -"old strater" sourdoguh';
  expect(correctedQuery(query, corrections)).toBe('sourdoguhs tag:sourdoguh -strater -"old strater" Sourdough');
});

it('a corrected query has its mistyped words replaced in whatever case they were typed', () => {
  expect(correctedQuery('Strater, strater STRATER tag:Strater', corrections)).toBe(
    'starter, starter starter tag:Strater',
  );
});
