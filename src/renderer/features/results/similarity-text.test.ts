import { describe, expect, it } from 'vitest';
import { similarityText } from './similarity-text.ts';

describe('similarityText', () => {
  it('names the model whose vectors were compared', () => {
    expect(similarityText({ similarity: 0.728 }, 'hybrid', 'all-MiniLM-L6-v2')).toBe(
      '73% similar in meaning, by all-MiniLM-L6-v2',
    );
  });

  it('is never negative', () => {
    expect(similarityText({ similarity: -0.2 }, 'hybrid', 'starter')).toBe('0% similar in meaning, by starter');
  });

  it('distinguishes a passage without a vector from one whose meaning was not compared', () => {
    expect(similarityText({ similarity: null }, 'hybrid', 'starter')).toBe(
      'Found by its words. Its meaning is not learned yet by starter',
    );
    expect(similarityText({ similarity: null }, 'keyword', 'starter')).not.toContain('starter');
  });
});
