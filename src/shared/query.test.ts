import { describe, expect, it } from 'vitest';
import { parseQuery } from './parse-query.ts';
import { withoutParts } from './query.ts';

describe('withoutParts', () => {
  it('the rest of a query is left as it was typed', () => {
    expect(without('eggs tag:cooking  fast', 0)).toBe('eggs fast');
    expect(without('tag:cooking "night train"', 0)).toBe('"night train"');
    expect(without('tag:cooking "night train"', 1)).toBe('tag:cooking');
    expect(without('tag:cooking', 0)).toBe('');
  });

  it('several parts are removed at once', () => {
    expect(without('tag:a eggs -tag:b fast tag:c', 0, 1, 2)).toBe('eggs fast');
  });
});

function without(query: string, ...indexes: number[]): string {
  const { parts } = parseQuery(query);
  return withoutParts(
    query,
    parts.filter((_, index) => indexes.includes(index)),
  );
}
