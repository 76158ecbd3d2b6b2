import { describe, expect, it } from 'vitest';
import type { Answer } from '../search/store.ts';
import { answerOf, hitOf } from '../search/testing.ts';
import { correctionText, similarityTitle, summaryOf } from './summary.ts';

describe('summaryOf', () => {
  it('says how many notes were found and how fast', () => {
    expect(summaryOf(answerWith({ shown: 12 }))).toBe('12 notes · 14 ms');
    expect(summaryOf(answerWith({ shown: 1, ms: 0.2 }))).toBe('1 note · 1 ms');
  });

  it('says how many of all notes found are shown', () => {
    expect(summaryOf(answerWith({ shown: 40, total: { notes: 1_312, exact: true } }))).toBe(
      '40 of 1,312 notes · 14 ms',
    );
  });

  it('says “about” when more notes were found than counted', () => {
    expect(summaryOf(answerWith({ shown: 40, total: { notes: 312, exact: false } }))).toBe(
      '40 of about 312 notes · 14 ms',
    );
    expect(summaryOf(answerWith({ shown: 12, total: { notes: 12, exact: false } }))).toBe('12 notes · 14 ms');
  });

  it('counts only the notes shown when nothing is relevant', () => {
    expect(summaryOf(answerWith({ shown: 5, nothingRelevant: true, total: { notes: 0, exact: true } }))).toBe(
      '5 notes · 14 ms',
    );
  });

  it('says how much of the library was searched while embedding is under way', () => {
    expect(summaryOf(answerWith({ shown: 2, searchable: 0.384 }))).toBe(
      'searching 38% of your notes · 2 notes · 14 ms',
    );
  });

  it('does not call a keyword search partial', () => {
    expect(summaryOf(answerWith({ shown: 2, searchable: 0.384, mode: 'keyword' }))).toBe('2 notes · 14 ms');
  });
});

describe('correctionText', () => {
  it('says what was typed and what was searched for', () => {
    expect(correctionText({ typed: 'enviroment', used: 'environment' })).toBe(
      'No note contains “enviroment”. Showing results for “environment”.',
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
