import { expect, it } from 'vitest';
import { restartPolicy } from './restart-policy.ts';

it('the wait before a restart doubles with each death, and the fifth death within a minute ends it', () => {
  const died = restartPolicy();
  expect([0, 1_000, 2_000, 3_000, 4_000].map(died)).toEqual([250, 500, 1_000, 2_000, null]);
});

it('deaths more than a minute old do not count for the restart policy', () => {
  const died = restartPolicy();
  expect([0, 20_000, 61_000, 122_000].map(died)).toEqual([250, 500, 500, 250]);
});
