import { describe, expect, it } from 'vitest';
import { answersFrom, pauseText, runBrief, runFigures, runHeadline, runShare } from './reembed-text.ts';
import { libraryWith, runWith } from './testing.ts';

const now = new Date(2026, 10, 23, 9, 0).getTime();
const later = new Date(2026, 10, 23, 14, 32).getTime();

describe('runHeadline', () => {
  it('counts bytes while downloading, passages otherwise', () => {
    expect(runHeadline(runWith({}))).toBe('Embedding · 7,505 of 12,304 passages');
    expect(runHeadline(runWith({ phase: 'downloading', done: 12_000_000, total: 34_014_426 }))).toBe(
      'Downloading the model · 12 MB of 34 MB',
    );
    expect(runHeadline(runWith({ phase: 'loading', done: 0, total: 0 }))).toBe('Loading the model');
  });
});

describe('runShare', () => {
  it('is unknown without a total, and never above 1', () => {
    expect([runShare(runWith({ total: 0 })), runShare(runWith({ done: 5, total: 4 }))]).toEqual([null, 1]);
  });
});

describe('runFigures', () => {
  it('hold a dash for what is not measured', () => {
    const run = runWith({ tokensPerSecond: null });
    expect(runFigures(run).map(({ value }) => value)).toEqual(['118', '–', '41 s']);
  });

  it('promise nothing while paused', () => {
    const run = runWith({ pause: { by: 'user' } });
    expect(runFigures(run).map(({ value }) => value)).toEqual(['–', '–', '–']);
  });
});

describe('pauseText', () => {
  it('says until when, and why', () => {
    expect(pauseText({ by: 'user' }, now)).toBe('Paused');
    expect(pauseText({ by: 'provider', until: later, reason: 'the provider’s daily limit' }, now)).toBe(
      'Paused until 14:32: the provider’s daily limit',
    );
    expect(pauseText({ by: 'trouble', reason: 'The token was refused. Enter another.' }, now)).toBe(
      'The token was refused. Enter another.',
    );
  });
});

describe('runBrief', () => {
  it('says how far it is and what it waits for', () => {
    expect(runBrief(runWith({}), now)).toBe('60 % · 41 s left');
    expect(runBrief(runWith({ pause: { by: 'user' } }), now)).toBe('60 % · paused');
    expect(runBrief(runWith({ pause: { by: 'provider', until: later, reason: 'limit' } }), now)).toBe(
      '60 % · paused until 14:32',
    );
    expect(runBrief(runWith({ pause: { by: 'trouble', reason: 'No.' } }), now)).toBe('60 % · needs you');
    expect(runBrief(runWith({ phase: 'loading', total: 0 }), now)).toBe('loading');
  });
});

describe('answersFrom', () => {
  it('says which model answers while another is made ready', () => {
    expect(answersFrom(libraryWith({ reembed: runWith({}) }))).toBe(
      'Answers come from all-MiniLM-L6-v2 q8 until bge-small-en-v1.5 q8 is ready, 60 %',
    );
  });

  it('does not take bytes for passages', () => {
    expect(answersFrom(libraryWith({ reembed: runWith({ phase: 'downloading' }) }))).toBe(
      'Answers come from all-MiniLM-L6-v2 q8 until bge-small-en-v1.5 q8 is ready',
    );
  });

  it('has nothing to say without a switch', () => {
    expect(answersFrom(libraryWith({}))).toBeNull();
  });
});
