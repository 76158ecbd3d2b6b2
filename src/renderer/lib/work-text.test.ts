import { describe, expect, it } from 'vitest';
import { workText } from './work-text.ts';

describe('workText', () => {
  it('says what is done with a folder, and how far it is', () => {
    expect(workText({ stage: 'waiting', done: 0, total: 0 })).toBe('waiting');
    expect(workText({ stage: 'looking', done: 1_200, total: 0 })).toBe('1,200 found');
    expect(workText({ stage: 'reading', done: 40, total: 100 })).toBe('reading 40%');
    expect(workText({ stage: 'reading', done: 0, total: 100 })).toBe('reading');
    expect(workText({ stage: 'learning', done: 0, total: 100 })).toBe('all read');
  });
});
