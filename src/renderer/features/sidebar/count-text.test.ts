import { describe, expect, it } from 'vitest';
import { countText, itemLabel, spokenCount } from './count-text.ts';

describe('the number beside a folder or tag', () => {
  it('is that of the library, and during a search that of the notes found', () => {
    expect(countText(1_200, null)).toBe('1,200');
    expect(countText(1_200, 7)).toBe('7');
    expect(countText(1_200, 0)).toBe('');
    expect(countText(null, null)).toBe('');
    expect(countText(1_200, 0, 8)).toBe('(8)');
    expect(countText(1_200, 7, 8)).toBe('7');
  });

  it('is read out as what it is', () => {
    expect(itemLabel('work', null, spokenCount(1, null))).toBe('work, 1 note');
    expect(itemLabel('work', 'only', spokenCount(12, 0))).toBe('work, 0 of 12 notes found');
    expect(itemLabel('work', null, spokenCount(12, 0, 8))).toBe('work, none found, 8 in this folder');
    expect(itemLabel('work', 'not', spokenCount(null, null))).toBe('work, left out');
  });
});
