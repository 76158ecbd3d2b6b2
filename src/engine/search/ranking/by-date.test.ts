import { describe, expect, it } from 'vitest';
import type { Grade } from '../../../shared/domain.ts';
import { noteEvidence } from '../../testing/evidence.ts';
import { indexOf } from '../../testing/passages.ts';
import { byDate } from './by-date.ts';

describe('notes by date', () => {
  it('the newest come first, the weak ones behind all others, and those of one moment in a fixed order', () => {
    const dates = [100, 400, 300, 300];
    const index = indexOf(dates.map((date) => ({ date, passages: ['x'] })));
    const grades: (Grade | null)[] = ['strong', 'weak', null, 'good'];
    const graded = grades.map((grade, place) => {
      return { grade, note: { noteId: place + 1, score: 1, evidence: noteEvidence(), passages: [] } };
    });
    expect(byDate(graded.toReversed(), index.notes).map(({ note }) => note.noteId)).toEqual([3, 4, 1, 2]);
  });
});
