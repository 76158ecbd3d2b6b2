import { expect, it } from 'vitest';
import { IndexChoice } from './index-choice.ts';

it('all vectors are compared while that is fast, and their bits in a large library', () => {
  const choice = new IndexChoice(384);
  expect([0, 5_000, 100_000, 500_000].map((vectors) => choice.choose(vectors))).toEqual([
    'exact',
    'exact',
    'bits',
    'bits',
  ]);
});

it('the choice of the index learns how fast this computer is', () => {
  const slow = new IndexChoice(384);
  slow.measured('exact', 5_000, 60);
  expect(slow.choose(5_000)).toBe('bits');
  expect(slow.expected('exact', 10_000)).toBeCloseTo(120);

  const fast = new IndexChoice(384);
  fast.measured('exact', 20_000, 4);
  expect(fast.choose(40_000)).toBe('exact');
});

it('all vectors are compared where candidates would take longer', () => {
  const choice = new IndexChoice(384);
  choice.measured('exact', 20_000, 24);
  expect(choice.choose(20_000)).toBe('bits');
  for (let search = 0; search < 15; search++) choice.measured('bits', 20_000, 40);
  expect(choice.choose(20_000)).toBe('exact');
});

it('the choice of the index is not moved by one search that had to wait', () => {
  const choice = new IndexChoice(384);
  for (const ms of [5, 5, 5_000, 5, 5]) choice.measured('exact', 5_000, ms);
  expect(choice.choose(5_000)).toBe('exact');
});

it('the choice of the index does not go to and fro where both take about as long', () => {
  const choice = new IndexChoice(384);
  expect(choice.choose(10_000)).toBe('exact');
  expect(choice.choose(15_000)).toBe('bits');
  expect(choice.choose(10_000)).toBe('bits');
  expect(choice.choose(5_000)).toBe('exact');
});

it('all vectors of a small library are compared, whatever was measured, and nothing is learned from it', () => {
  const choice = new IndexChoice(384);
  choice.measured('exact', 100, 30);
  expect(choice.choose(1_999)).toBe('exact');
  expect(choice.choose(5_000)).toBe('exact');
});
