import { describe, expect, it } from 'vitest';
import { align } from './align.ts';

describe('align', () => {
  it('maps identical text one to one', () => {
    expect([...align('abc', 'xxabc', 2).offsets]).toEqual([2, 3, 4]);
  });

  it('skips escapes', () => {
    expect([...align('a*b', 'a\\*b', 0).offsets]).toEqual([0, 2, 3]);
  });

  it('skips the encoded form of an entity, even for characters outside the basic plane', () => {
    const { offsets, end } = align('a & b😀c', 'a &amp; b&#128512;c', 0);
    expect([...offsets]).toEqual([0, 1, 2, 7, 8, 9, 9, 18]);
    expect(end).toBe(19);
  });

  it('maps an undecoded entity one to one', () => {
    expect([...align('&lt;b', '&lt;b', 0).offsets]).toEqual([0, 1, 2, 3, 4]);
  });

  it('skips indentation and carriage returns', () => {
    expect([...align('a\nb', 'a\r\n      b', 0).offsets]).toEqual([0, 2, 9]);
  });

  it('continues after a character that the source does not contain', () => {
    expect([...align('a↩b', 'ab', 0).offsets]).toEqual([0, -1, 1]);
  });
});
