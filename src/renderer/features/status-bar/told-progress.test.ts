import { expect, it } from 'vitest';
import { toldProgress } from './told-progress.tsx';

it('progress is told when it begins and at each quarter, not at every update', () => {
  const told = [null, 0.01, 0.24, 0.25, 0.49, 0.5, 0.75, 0.99].map((share) => toldProgress({ kind: 'switch', share }));
  expect([...new Set(told)]).toEqual([
    'Switching to another model',
    'Switching to another model, 25%',
    'Switching to another model, 50%',
    'Switching to another model, 75%',
  ]);
});

it('nothing is told while nothing goes on', () => {
  expect(toldProgress({ kind: 'rest' })).toBeNull();
  expect(toldProgress({ kind: 'held', share: 0.3 })).toBeNull();
});
