import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { InterruptibleWait } from './interruptible-wait.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const minute = 60_000;

/** Waits for work again and again, and counts how often it has looked for some. */
function waiting(): { wait: InterruptibleWait; looks: () => number } {
  const wait = new InterruptibleWait();
  let looks = 0;
  const look = async (): Promise<void> => {
    for (;;) {
      wait.reset();
      looks++;
      await wait.waitForWork();
    }
  };
  void look();
  return { wait, looks: () => looks };
}

it('work that was not announced is looked for ever more rarely while there is none', async () => {
  const { looks } = waiting();
  await vi.advanceTimersByTimeAsync(4 * minute);
  expect(looks()).toBe(1);
  await vi.advanceTimersByTimeAsync(2 * minute);
  expect(looks()).toBe(2);
  await vi.advanceTimersByTimeAsync(54 * minute);
  expect(looks()).toBe(4);
  await vi.advanceTimersByTimeAsync(24 * 60 * minute);
  expect(looks()).toBeLessThan(4 + 26);
});

it('work that is announced is looked for at once, and what was not is found soon again', async () => {
  const { wait, looks } = waiting();
  await vi.advanceTimersByTimeAsync(24 * 60 * minute);
  const before = looks();
  wait.interrupt('work');
  await vi.advanceTimersByTimeAsync(0);
  expect(looks()).toBe(before + 1);
  await vi.advanceTimersByTimeAsync(6 * minute);
  expect(looks()).toBe(before + 2);
});
