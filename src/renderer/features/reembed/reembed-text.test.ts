import { describe, expect, it } from 'vitest';
import { verbatim } from '../../../shared/user-text.ts';
import { libraryWith } from '../library/testing.ts';
import { answersFrom, pauseText, reembedBrief, reembedFigures, reembedHeadline } from './reembed-text.ts';
import { reembedWith } from './testing.ts';

const now = new Date(2026, 10, 23, 9, 0).getTime();
const later = new Date(2026, 10, 23, 14, 32).getTime();

describe('reembedHeadline', () => {
  it('counts bytes while downloading, passages otherwise', () => {
    expect(reembedHeadline(reembedWith({}))).toBe('Learning meaning · 7,505 of 12,304 passages');
    expect(reembedHeadline(reembedWith({ phase: 'downloading', done: 12_000_000, total: 34_014_426 }))).toBe(
      'Downloading the model · 12 MB of 34 MB',
    );
    expect(reembedHeadline(reembedWith({ phase: 'loading', done: 0, total: 0 }))).toBe('Loading the model');
  });
});

describe('reembedFigures', () => {
  it('shows a dash for what is not measured', () => {
    const reembed = reembedWith({ tokensPerSecond: null });
    expect(reembedFigures(reembed).map(({ value }) => value)).toEqual(['118', '–', '41 s']);
  });

  it('shows dashes while paused', () => {
    const reembed = reembedWith({ pause: { by: 'user' } });
    expect(reembedFigures(reembed).map(({ value }) => value)).toEqual(['–', '–', '–']);
  });
});

describe('pauseText', () => {
  it('says until when, and why', () => {
    expect(pauseText({ by: 'user' }, now)).toBe('Paused');
    expect(pauseText({ by: 'provider', until: later, reason: verbatim('the provider’s daily limit') }, now)).toBe(
      'Paused until 14:32: the provider’s daily limit',
    );
    expect(pauseText({ by: 'trouble', reason: verbatim('The token was refused. Enter another.') }, now)).toBe(
      'The token was refused. Enter another.',
    );
  });
});

describe('reembedBrief', () => {
  it('gives the progress and what the re-embed is waiting for', () => {
    expect(reembedBrief(reembedWith({}), now)).toBe('60% · 41 s left');
    expect(reembedBrief(reembedWith({ pause: { by: 'user' } }), now)).toBe('60% · paused');
    expect(reembedBrief(reembedWith({ pause: { by: 'provider', until: later, reason: verbatim('limit') } }), now)).toBe(
      '60% · paused until 14:32',
    );
    expect(reembedBrief(reembedWith({ phase: 'loading', total: 0 }), now)).toBe('loading');
  });
});

describe('answersFrom', () => {
  it('names the model that answers while a switch is under way', () => {
    expect(answersFrom(libraryWith({ reembed: reembedWith({}) }))).toBe(
      'Answers come from all-MiniLM-L6-v2 until bge-small-en-v1.5 is ready, 60%',
    );
  });

  it('gives no share while downloading: bytes are not passages', () => {
    expect(answersFrom(libraryWith({ reembed: reembedWith({ phase: 'downloading' }) }))).toBe(
      'Answers come from all-MiniLM-L6-v2 until bge-small-en-v1.5 is ready',
    );
  });

  it('is null without a switch', () => {
    expect(answersFrom(libraryWith({}))).toBeNull();
  });
});
