import { describe, expect, it } from 'vitest';
import type { Answer } from '../search/answer.ts';
import { answerOf, hitOf } from '../search/testing.ts';
import { correctionText, coverageOf, similarityTitle, summaryOf } from './summary.ts';

describe('summaryOf', () => {
  it('says how many notes were found', () => {
    expect(summaryOf(answerWith({ shown: 12 }), 0)).toBe('12 notes');
    expect(summaryOf(answerWith({ shown: 1 }), 0)).toBe('1 note');
  });

  it('counts the notes that have not been loaded yet', () => {
    expect(summaryOf(answerWith({ shown: 40, total: { notes: 1_312, exact: true } }), 0)).toBe('1,312 notes');
    expect(summaryOf(answerWith({ shown: 40, total: { notes: 312, exact: false } }), 0)).toBe('about 312 notes');
  });

  it('does not count weak notes', () => {
    const hits = Array.from({ length: 40 }, (_, i) => hitOf(i, { grade: i < 12 ? 'good' : 'weak' }));
    expect(summaryOf(answerOf(hits, { total: { notes: 12, exact: true } }), 0)).toBe('12 notes');
  });

  it('does not count the weak notes that are shown, either', () => {
    const hits = Array.from({ length: 40 }, (_, i) => hitOf(i, { grade: i < 1 ? 'good' : 'weak' }));
    expect(summaryOf(answerOf(hits, { total: { notes: 1, exact: true } }), 0)).toBe('1 note');
  });

  it('says of similar notes that none is close', () => {
    const similarTo = { noteId: 9, title: 'Beds', selection: null };
    const weak = [hitOf(1, { grade: 'weak' })];
    expect(summaryOf(answerOf(weak, { similarTo, total: { notes: 0, exact: true } }), 0)).toBe(
      'None is close. The nearest:',
    );
  });

  it('says that nothing is relevant', () => {
    const answer = answerWith({ shown: 5, nothingRelevant: true, total: { notes: 0, exact: true } });
    expect(summaryOf(answer, 0)).toBe('Nothing relevant. The closest:');
  });

  it('says how many notes are selected together', () => {
    expect(summaryOf(answerWith({ shown: 12 }), 3)).toBe('3 selected');
    expect(summaryOf(answerWith({ shown: 5, nothingRelevant: true }), 2)).toBe('2 selected');
    expect(summaryOf(answerWith({ shown: 12 }), 1)).toBe('12 notes');
  });
});

describe('coverageOf', () => {
  it('speaks of meaning only: words see everything that is read', () => {
    expect(coverageOf({ mode: 'hybrid', searchable: 0.384 })).toBe('by meaning in 38% so far');
    expect(coverageOf({ mode: 'hybrid', searchable: 0 })).toBe('by words only so far');
    expect(coverageOf({ mode: 'semantic', searchable: 0 })).toBe('no meaning learned yet');
    expect(coverageOf({ mode: 'keyword', searchable: 0.384 })).toBeNull();
    expect(coverageOf({ mode: 'hybrid', searchable: 1 })).toBeNull();
  });
});

describe('correctionText', () => {
  it('says what was typed and what was searched for', () => {
    expect(correctionText([{ typed: 'enviroment', used: 'environment' }])).toBe(
      'No note contains “enviroment”. Showing results for “environment”.',
    );
  });

  it('says it once of several words', () => {
    const corrections = [
      { typed: 'dishwaser', used: 'dishwasher' },
      { typed: 'draning', used: 'draining' },
    ];
    expect(correctionText(corrections)).toBe(
      'No note contains “dishwaser” or “draning”. Showing results for “dishwasher” and “draining”.',
    );
  });
});

describe('similarityTitle', () => {
  const subject = { noteId: 1, title: 'Sourdough' };

  it('names the note, or the selected text on one line', () => {
    expect(similarityTitle({ ...subject, selection: null })).toBe('Similar to “Sourdough”');
    expect(similarityTitle({ ...subject, selection: ' fold the\n dough ' })).toBe('Similar to “fold the dough”');
  });

  it('shortens a long text without splitting a character', () => {
    expect(similarityTitle({ ...subject, selection: '😀'.repeat(100) })).toBe(`Similar to “${'😀'.repeat(80)}…”`);
  });
});

function answerWith({ shown, ...rest }: { shown: number } & Partial<Answer>): Answer {
  const hits = Array.from({ length: shown }, (_, i) => hitOf(i));
  return answerOf(hits, { total: { notes: shown, exact: true }, ...rest });
}
