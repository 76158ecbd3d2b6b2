import { describe, expect, it } from 'vitest';
import type { Progress } from '../../../shared/domain.ts';
import { libraryFigures, progressParts } from './progress-text.ts';

describe('progressParts', () => {
  it('counts files while scanning and chunking, passages while embedding', () => {
    expect(progressParts(progressWith({ phase: 'chunking', done: 40, total: 1_873 }))).toEqual([
      'Reading notes',
      '40 of 1,873 files',
    ]);
    expect(
      progressParts(
        progressWith({ phase: 'embedding', done: 1_200, total: 3_512, perSecond: 840.2, secondsLeft: 2.8 }),
      ),
    ).toEqual(['Embedding', '1,200 of 3,512 passages', '840 per second', '3 s left']);
  });

  it('says what was found so far while the total is unknown', () => {
    expect(progressParts(progressWith({ phase: 'scanning', done: 120 }))).toEqual(['Looking for notes', '120 files']);
    expect(progressParts(progressWith({ phase: 'scanning' }))).toEqual(['Looking for notes']);
  });

  it('counts nothing when idle', () => {
    expect(progressParts(progressWith({ phase: 'idle', done: 3, total: 3 }))).toEqual(['Up to date']);
  });
});

describe('libraryFigures', () => {
  it('counts notes and passages', () => {
    expect(libraryFigures({ notes: 1_873, chunks: 3_512 })).toBe('1,873 notes · 3,512 passages');
  });
});

function progressWith(change: Partial<Progress>): Progress {
  return { phase: 'embedding', done: 0, total: 0, perSecond: null, secondsLeft: null, ...change };
}
