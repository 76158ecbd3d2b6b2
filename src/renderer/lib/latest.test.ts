import { describe, expect, it } from 'vitest';
import { createLatest } from './latest.ts';

describe('createLatest', () => {
  it('recognises the answer to the latest question only', () => {
    const latest = createLatest();
    const isFirst = latest.begin();
    expect(isFirst()).toBe(true);
    const isSecond = latest.begin();
    expect([isFirst(), isSecond()]).toEqual([false, true]);
  });

  it('recognises no answer after the question was given up', () => {
    const latest = createLatest();
    const isLatest = latest.begin();
    latest.cancel();
    expect(isLatest()).toBe(false);
  });

  it('keeps the questions of one place apart from those of another', () => {
    const [here, there] = [createLatest(), createLatest()];
    const isLatest = here.begin();
    there.begin();
    expect(isLatest()).toBe(true);
  });
});
