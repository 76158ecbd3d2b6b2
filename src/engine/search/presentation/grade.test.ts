import { describe, expect, it } from 'vitest';
import { noteEvidence, queryEvidence } from '../../testing/evidence.ts';
import type { NoteEvidence } from '../ranking/fusion.ts';
import { gradeNotes } from './grade.ts';

const words = ['bee', 'hive', 'wax'].map((typed) => ({
  typed,
  kind: 'word' as const,
  termIds: [1],
  completions: [],
  weight: 4,
}));

/** The grade of a note of which the nearest passage stands out so far, and which holds a share of the words. */
function grade(near: number | null, share: number, { isMeasured = true, hasWords = true } = {}) {
  const evidence = queryEvidence({ scale: { expected: 0, unit: 1, isMeasured }, bestShare: share });
  const note = { evidence: noteEvidence({ similarity: near, words: 24 * share, coverage: share }) };
  return gradeNotes([note], { words: hasWords ? words : [], maxScore: hasWords ? 24 : 0, evidence })[0];
}

describe('grade', () => {
  it('the grade grows with nearness and with the share of the words', () => {
    expect(grade(0.2, 0.1)).toBe('weak');
    expect(grade(0.2, 0.9)).not.toBe('weak');
    expect(grade(1.6, 0)).not.toBe('weak');
    expect(grade(1.6, 0.9)).toBe('strong');
  });

  it('a little of both is as good as much of one', () => {
    expect([grade(0.6, 0), grade(0, 0.4), grade(0.6, 0.4)]).toEqual(['weak', 'weak', 'good']);
  });

  it('the grade goes by nearness alone where no words are sought', () => {
    const grades = [0.2, 1.2, 2].map((near) => grade(near, 0, { hasWords: false }));
    expect(grades).toEqual(['weak', 'good', 'strong']);
  });

  it('a note is not weak for its few words in a library that is too small to compare with', () => {
    expect(grade(0.2, 0.1, { isMeasured: false })).toBeNull();
    expect(grade(0.2, 0.9, { isMeasured: false })).toBe('strong');
  });

  it('there is no grade where there is nothing to grade by', () => {
    expect(grade(0.9, 0, { isMeasured: false, hasWords: false })).toBeNull();
    expect(gradeNotes([{ evidence: noteEvidence() }], { words: [], maxScore: 0, evidence: null })).toEqual([null]);
  });

  it('a letter alone is no word to grade by, unless a note is called so', () => {
    const evidence = queryEvidence({ bestShare: 1 });
    const gradesOf = (typed: string) => {
      const asked = {
        words: [{ typed, kind: 'word' as const, termIds: [1], completions: [], weight: 4 }],
        maxScore: 8,
      };
      const literal = noteEvidence({ similarity: 2, words: 8, coverage: 1, isLiteral: true });
      const notes = [{ evidence: { ...literal, isNamed: true } }, { evidence: literal }];
      return gradeNotes(notes, { ...asked, evidence });
    };
    expect(gradesOf('x')).toEqual(['strong', null]);
    expect(gradesOf('É')).toEqual(['strong', null]);
    expect(gradesOf('水')).toEqual(['strong', 'strong']);
    expect(gradesOf('책')).toEqual(['strong', 'strong']);
    expect(gradesOf('ox')).toEqual(['strong', 'strong']);
  });

  it('a note whose whole title is asked for is not irrelevant, unless another answers much better', () => {
    const evidence = queryEvidence({ scale: { expected: 0, unit: 1, isMeasured: true }, bestShare: 0.3 });
    const gradesOf = (...notes: NoteEvidence[]) =>
      gradeNotes(
        notes.map((each) => ({ evidence: each })),
        { words, maxScore: 24, evidence },
      );
    const held = noteEvidence({ similarity: 0.3, words: 6, coverage: 0.34 });
    expect(gradesOf(held)).toEqual(['weak']);
    expect(gradesOf({ ...held, isTitled: true })).toEqual(['good']);
    const better = noteEvidence({ similarity: 2, words: 24, coverage: 1 });
    expect(gradesOf(better, { ...held, isTitled: true })).toEqual(['strong', 'weak']);
  });

  it('no note is graded better than the most that is allowed', () => {
    const evidence = queryEvidence({ scale: { expected: 0, unit: 1, isMeasured: true } });
    const notes = [1.7, 0.2].map((similarity) => ({ evidence: noteEvidence({ similarity }) }));
    expect(gradeNotes(notes, { words: [], maxScore: 0, evidence }, 'weak')).toEqual(['weak', 'weak']);
  });

  it('a note is never graded better than one above it', () => {
    const evidence = queryEvidence({ scale: { expected: 0, unit: 1, isMeasured: true } });
    const notes = [1.7, 0.7, 1.2, 0.1, 0.2].map((similarity) => ({ evidence: noteEvidence({ similarity }) }));
    const grades = gradeNotes(notes, { words: [], maxScore: 0, evidence });
    expect(grades).toEqual(['strong', 'good', 'good', 'weak', 'weak']);
  });

  it('a strong note holds most of the words, or says the same in others', () => {
    expect(grade(1.4, 0.4)).toBe('good');
    expect([grade(1.6, 0.4), grade(0.9, 0.6)]).toEqual(['strong', 'strong']);
  });

  it('a note is not strong beside one that answers better, nor good beside one that answers much better', () => {
    const evidence = queryEvidence({ scale: { expected: 0, unit: 1, isMeasured: true } });
    const best = noteEvidence({ similarity: 1.5, words: 24, coverage: 1 });
    const worse = noteEvidence({ similarity: 0.9, words: 15, coverage: 0.6 });
    const much = noteEvidence({ similarity: 0.6, words: 9.6, coverage: 0.4 });
    const graded = (...notes: NoteEvidence[]) =>
      gradeNotes(
        notes.map((each) => ({ evidence: each })),
        { words, maxScore: 24, evidence },
      );
    expect([graded(worse), graded(much)]).toEqual([['strong'], ['good']]);
    expect(graded(best, worse, much)).toEqual(['strong', 'good', 'weak']);
  });

  it('a note that holds the only word of the query is never weak, however near others are', () => {
    const evidence = queryEvidence({ scale: { expected: 0, unit: 1, isMeasured: true }, bestShare: 0.3 });
    const held = noteEvidence({ similarity: 0.1, words: 1.5, coverage: 1 });
    const near = noteEvidence({ similarity: 2 });
    const graded = (...notes: NoteEvidence[]) =>
      gradeNotes(
        notes.map((each) => ({ evidence: each })),
        { words: words.slice(0, 1), maxScore: 5, evidence },
      );
    expect(graded(held, near)).toEqual(['weak', 'weak']);
    expect(graded({ ...held, isLiteral: true }, near)[0]).toBe('good');
    expect(graded({ ...held, similarity: -0.5, isLiteral: true })).toEqual(['good']);
  });

  it('a note beneath one that is not strong is not strong either', () => {
    const evidence = queryEvidence({ scale: { expected: 0, unit: 1, isMeasured: true } });
    const notes = [
      noteEvidence({ similarity: 1.45, words: 11, coverage: 0.4 }),
      noteEvidence({ similarity: 0.9, words: 19, coverage: 0.8 }),
    ].map((each) => ({ evidence: each }));
    expect(gradeNotes(notes, { words, maxScore: 24, evidence })).toEqual(['good', 'good']);
  });
});
