import { describe, expect, it } from 'vitest';
import { closenessOf } from './closeness.ts';

describe('closenessOf', () => {
  it('names the model that made the vectors compared', () => {
    expect(closenessOf({ similarity: 0.728 }, 'hybrid', 'all-MiniLM-L6-v2 q8')).toBe(
      '73 % similar in meaning, by all-MiniLM-L6-v2 q8',
    );
  });

  it('is never below nothing', () => {
    expect(closenessOf({ similarity: -0.2 }, 'hybrid', 'starter')).toBe('0 % similar in meaning, by starter');
  });

  it('tells a passage that has no vector yet from one that needed none', () => {
    expect(closenessOf({ similarity: null }, 'hybrid', 'starter')).toBe(
      'Found by its words. Not embedded yet by starter',
    );
    expect(closenessOf({ similarity: null }, 'keyword', 'starter')).not.toContain('starter');
  });
});
