import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../results/store.ts';
import { answerOf, hitOf } from '../results/testing.ts';
import { createRemembering } from './remembering.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a search', () => {
  it('is remembered once its answer has been looked at for a while', () => {
    const { remembering, remembered } = setUp();
    remembering.answered(answerTo('eggs'));
    vi.advanceTimersByTime(4_900);
    expect(remembered).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(remembered).toEqual(['eggs']);
  });

  it('is remembered at once when a note is opened, and only then', () => {
    const { remembering, remembered } = setUp();
    remembering.answered(answerTo('eggs'));
    remembering.used(answerTo('eggs'));
    vi.runAllTimers();
    expect(remembered).toEqual(['eggs']);
  });

  it('is not remembered while it is being typed on, or taken back', () => {
    const { remembering, remembered } = setUp();
    for (const query of ['e', 'eg', 'egg']) {
      remembering.answered(answerTo(query));
      vi.advanceTimersByTime(1_000);
    }
    remembering.answered(null);
    vi.runAllTimers();
    expect(remembered).toEqual([]);
  });

  it('that finds nothing is not remembered', () => {
    const { remembering, remembered } = setUp();
    remembering.answered({ ...answerTo('xyzzy'), hits: [] });
    vi.runAllTimers();
    expect(remembered).toEqual([]);
  });
});

function setUp() {
  const remembered: string[] = [];
  return { remembering: createRemembering(({ query }) => remembered.push(query)), remembered };
}

function answerTo(query: string): Answer {
  return answerOf([hitOf(1)], { query });
}
