import { describe, expect, it } from 'vitest';
import { noteEvidence, queryEvidence } from '../../testing/evidence.ts';
import { fusedScore } from './fusion.ts';

describe('fusion', () => {
  it('fusion counts both sides', () => {
    const score = (similarity: number, words: number) =>
      fusedScore(noteEvidence({ similarity, words, coverage: 1 }), queryEvidence());
    expect(score(0.5, 10)).toBeGreaterThan(score(0.5, 5));
    expect(score(0.6, 5)).toBeGreaterThan(score(0.5, 5));
  });

  it('fusion gives the same score whatever the model’s cosines are, if they stand out as far', () => {
    const wide = { expected: 0.1, unit: 0.4, isMeasured: true };
    const narrow = { expected: 0.78, unit: 0.08, isMeasured: true };
    const near = fusedScore(noteEvidence({ similarity: 0.5 }), queryEvidence({ scale: wide }));
    const close = fusedScore(noteEvidence({ similarity: 0.86 }), queryEvidence({ scale: narrow }));
    expect(close).toBeCloseTo(near);
  });

  it('fusion gives nothing for a few words that are matched by accident', () => {
    const query = queryEvidence();
    const few = fusedScore(noteEvidence({ similarity: 0.5, words: 1.5, coverage: 0.1 }), query);
    expect(few).toBe(fusedScore(noteEvidence({ similarity: 0.5 }), query));
  });

  it('fusion goes more by meaning the less of the query the best note holds, and the more of it is in no note', () => {
    const near = noteEvidence({ similarity: 0.5 });
    const held = noteEvidence({ similarity: 0.2, words: 16, coverage: 0.8 });
    const lead = (given: Parameters<typeof queryEvidence>[0]) =>
      fusedScore(near, queryEvidence(given)) - fusedScore(held, queryEvidence(given));
    expect(lead({ bestShare: 0.2 })).toBeGreaterThan(lead({ bestShare: 0.9 }));
    expect(lead({ missing: 20 })).toBeGreaterThan(lead({ missing: 0 }));
  });

  it('fusion goes mostly by words where the model does not know the language of the query or of the note', () => {
    const held = noteEvidence({ similarity: 0.3, words: 12, coverage: 0.8 });
    const near = noteEvidence({ similarity: 0.6 });
    const foreign = queryEvidence({ isLanguageKnown: false });
    expect(fusedScore(near, queryEvidence())).toBeGreaterThan(fusedScore(held, queryEvidence()));
    expect(fusedScore(near, foreign)).toBeLessThan(fusedScore(held, foreign));
    expect(fusedScore({ ...near, isLanguageKnown: false }, queryEvidence())).toBe(fusedScore(near, foreign));
  });

  it('fusion does not prefer a note for having many passages, of which one may be near by accident', () => {
    const [short, long] = [1, 400].map((passages) => noteEvidence({ similarity: 0.5, passages }));
    if (short === undefined || long === undefined) throw new Error('There are two notes.');
    expect(fusedScore(long, queryEvidence())).toBeLessThan(fusedScore(short, queryEvidence()));
  });

  it('fusion counts words that stand together', () => {
    const note = noteEvidence({ words: 6, coverage: 1 });
    expect(fusedScore({ ...note, pairs: 3 }, queryEvidence())).toBe(fusedScore(note, queryEvidence()) + 3);
  });

  it('a note that has no vector yet is found by its words', () => {
    expect(fusedScore(noteEvidence({ words: 6, coverage: 1 }), queryEvidence())).toBe(6);
  });
});
