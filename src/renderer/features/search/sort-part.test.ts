import { describe, expect, it } from 'vitest';
import { withSort } from './sort-part.ts';

describe('withSort', () => {
  it('asks for the newest first, and takes that back', () => {
    expect(withSort('bees tag:garden ', 'date')).toBe('bees tag:garden sort:date');
    expect(withSort('bees sort:date tag:garden', 'relevance')).toBe('bees tag:garden');
    expect(withSort('sort:relevance bees sort:best', 'date')).toBe('bees sort:date');
    expect(withSort('', 'date')).toBe('sort:date');
  });
});
