import { expect, it } from 'vitest';
import { restartPolicy } from './restart-policy.ts';

it('waits twice as long after each death, and gives up at the fifth within a minute', () => {
  const died = restartPolicy();
  expect([0, 1_000, 2_000, 3_000, 4_000].map(died)).toEqual([250, 500, 1_000, 2_000, null]);
});

it('forgets deaths that are more than a minute old', () => {
  const died = restartPolicy();
  expect([0, 20_000, 61_000, 122_000].map(died)).toEqual([250, 500, 500, 250]);
});
