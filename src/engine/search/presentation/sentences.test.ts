import { expect, it } from 'vitest';
import { sentencesOf } from './sentences.ts';

const textsOf = (passage: string) => sentencesOf(passage).map(({ start, end }) => passage.slice(start, end));

it('a sentence does not end after an ordinal, a title or another abbreviation', () => {
  const passage = 'Abgabe bis zum 31. Juli bei Frau Dr. Weber. Das gilt z. B. für Basel. The key is with Mrs. Nesta.';
  expect(textsOf(passage)).toEqual([
    'Abgabe bis zum 31. Juli bei Frau Dr. Weber.',
    'Das gilt z. B. für Basel.',
    'The key is with Mrs. Nesta.',
  ]);
});

it('a sentence ends after a year, and with its line', () => {
  expect(textsOf('We moved here in 2024. The garden came later.')).toHaveLength(2);
  expect(textsOf('- the train leaves at 12.\n- Then we walk to the hut.')).toHaveLength(2);
});
