import { describe, expect, it } from 'vitest';
import type { Answer } from '../search/answer.ts';
import { answerOf, hitOf } from '../search/testing.ts';
import { selectedTarget } from './target.ts';

function answerTo(query: string, rest: Partial<Answer> = {}): Answer {
  return answerOf([hitOf(1)], { query, ...rest });
}

describe('a selected hit', () => {
  it('is shown at the passage that answers', () => {
    expect(selectedTarget(hitOf(1), null, answerTo('dark spots tag:garden'))).toMatchObject({
      chunkId: 1,
      found: { start: 100 },
    });
  });

  it.each([
    ['where only a folder or a tag was asked for', answerTo('tag:garden -folder:old')],
    ['where nothing is relevant', answerTo('asdfghjkl', { nothingRelevant: true })],
  ])('is shown from its beginning, without marks, %s', (_where, answer) => {
    expect(selectedTarget(hitOf(1), null, answer)).toEqual({ noteId: 1, chunkId: null, found: null });
  });
});
