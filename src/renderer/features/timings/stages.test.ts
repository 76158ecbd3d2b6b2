import { expect, it } from 'vitest';
import { answerOf } from '../search/testing.ts';
import { stagesOf } from './stages.ts';

const timings = { waiting: 1, embedding: 3, vectors: 2, words: 4, texts: 1, presentation: 3 };
const answer = { ...answerOf([]), ms: 14, timings, times: { typed: 100, asked: 102, came: 123 }, painted: 135 };

it('the stages of an answer follow one another and fill the time from the key to the frame', () => {
  const stages = stagesOf(answer);
  expect(stages.map(({ ms }) => ms)).toEqual([2, 7, 1, 3, 2, 4, 1, 3, 12]);
  expect(stages.map(({ start }) => start)).toEqual([0, 2, 9, 10, 13, 15, 19, 20, 23]);
  expect(stages.reduce((sum, { ms }) => sum + ms, 0)).toBe(135 - 100);
});

it('an answer that no key waited for begins with its request', () => {
  const stages = stagesOf({ ...answer, times: { ...answer.times, typed: null } });
  expect(stages[0]?.ms).toBe(0);
  expect(stages.reduce((sum, { ms }) => sum + ms, 0)).toBe(135 - 102);
});
