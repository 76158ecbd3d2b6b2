import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Answer } from '../search/answer.ts';
import { answerOf, hitOf } from '../search/testing.ts';
import { createRecorder } from './recorder.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the recorder of recent searches', () => {
  it('remembers a search once its answer has stayed for a while', () => {
    const { recorder, remembered } = setUp();
    recorder.answered(answerTo('eggs'));
    vi.advanceTimersByTime(1_900);
    expect(remembered).toEqual([]);
    vi.advanceTimersByTime(100);
    expect(remembered).toEqual(['eggs']);
  });

  it('remembers a search at once, and only once, when a note is opened from it', () => {
    const { recorder, remembered } = setUp();
    recorder.answered(answerTo('eggs'));
    recorder.used(answerTo('eggs'));
    vi.runAllTimers();
    expect(remembered).toEqual(['eggs']);
  });

  it('ignores queries that are still being typed, or are deleted', () => {
    const { recorder, remembered } = setUp();
    for (const query of ['e', 'eg', 'egg']) {
      recorder.answered(answerTo(query));
      vi.advanceTimersByTime(1_000);
    }
    recorder.answered(null);
    vi.runAllTimers();
    expect(remembered).toEqual([]);
  });

  it('ignores a search that finds nothing', () => {
    const { recorder, remembered } = setUp();
    recorder.answered({ ...answerTo('xyzzy'), hits: [] });
    vi.runAllTimers();
    expect(remembered).toEqual([]);
  });
});

function setUp() {
  const remembered: string[] = [];
  return { recorder: createRecorder(({ query }) => remembered.push(query)), remembered };
}

function answerTo(query: string): Answer {
  return answerOf([hitOf(1)], { query });
}
