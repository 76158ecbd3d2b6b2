import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { soon } from './soon.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('what is asked for many times within an interval is done once, at its end, and again later', () => {
  const act = vi.fn();
  const ask = soon(act, 1_000);
  for (let i = 0; i < 5; i++) {
    ask();
    vi.advanceTimersByTime(199);
  }
  expect(act).not.toHaveBeenCalled();
  vi.advanceTimersByTime(5);
  expect(act).toHaveBeenCalledTimes(1);
  ask();
  vi.runAllTimers();
  expect(act).toHaveBeenCalledTimes(2);
});
