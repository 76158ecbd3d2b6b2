import { describe, expect, it } from 'vitest';
import type { Answer } from './store.ts';
import { correctionText, similarityTitle, summaryOf } from './summary.ts';
import { answerOf, hitOf } from './testing.ts';

describe('summaryOf', () => {
  it('says how many notes and how fast', () => {
    expect(summaryOf(answerWith({ shown: 12 }))).toBe('12 notes · 14 ms');
    expect(summaryOf(answerWith({ shown: 1, ms: 0.2 }))).toBe('1 note · 1 ms');
  });

  it('says of how many the best are shown', () => {
    expect(summaryOf(answerWith({ shown: 40, total: { notes: 1_312, exact: true } }))).toBe(
      '40 of 1,312 notes · 14 ms',
    );
  });

  it('says “about” where notes were not all counted, and more are there than are shown', () => {
    expect(summaryOf(answerWith({ shown: 40, total: { notes: 312, exact: false } }))).toBe(
      '40 of about 312 notes · 14 ms',
    );
    expect(summaryOf(answerWith({ shown: 12, total: { notes: 12, exact: false } }))).toBe('12 notes · 14 ms');
  });

  it('counts no notes as found where nothing is relevant, but those that are shown', () => {
    expect(summaryOf(answerWith({ shown: 5, nothingRelevant: true, total: { notes: 0, exact: true } }))).toBe(
      '5 notes · 14 ms',
    );
  });

  it('says how much of the library was seen while embedding runs', () => {
    expect(summaryOf(answerWith({ shown: 2, searchable: 0.384 }))).toBe(
      'searching 38 % of your notes · 2 notes · 14 ms',
    );
  });

  it('knows that words are searched everywhere from the start', () => {
    expect(summaryOf(answerWith({ shown: 2, searchable: 0.384, mode: 'keyword' }))).toBe('2 notes · 14 ms');
  });
});

describe('correctionText', () => {
  it('says what was typed and what was searched for', () => {
    expect(correctionText({ typed: 'enviroment', used: 'environment' })).toBe(
      '“enviroment” is in no note; searched for “environment”.',
    );
  });
});

describe('similarityTitle', () => {
  const subject = { noteId: 1, title: 'Sourdough' };

  it('names the note, or the selected text on one line', () => {
    expect(similarityTitle({ ...subject, selection: null })).toBe('Similar to “Sourdough”');
    expect(similarityTitle({ ...subject, selection: ' fold the\n dough ' })).toBe('Similar to “fold the dough”');
  });

  it('shortens a long text without breaking a character', () => {
    expect(similarityTitle({ ...subject, selection: '😀'.repeat(100) })).toBe(`Similar to “${'😀'.repeat(80)}…”`);
  });
});

function answerWith({ shown, ...rest }: { shown: number } & Partial<Answer>): Answer {
  const hits = Array.from({ length: shown }, (_, i) => hitOf(i));
  return answerOf(hits, { total: { notes: shown, exact: true }, ...rest });
}
