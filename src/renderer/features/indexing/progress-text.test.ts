import { describe, expect, it } from 'vitest';
import type { LibraryState, Progress } from '../../../shared/domain.ts';
import { libraryFigures, progressParts, progressShare } from './progress-text.ts';

describe('progressParts', () => {
  it('counts files while scanning and chunking, passages while embedding', () => {
    expect(progressParts(progressWith({ phase: 'chunking', done: 40, total: 1_873 }))).toEqual([
      'Chunking',
      '40 of 1,873 files',
    ]);
    expect(
      progressParts(
        progressWith({ phase: 'embedding', done: 1_200, total: 3_512, perSecond: 840.2, secondsLeft: 2.8 }),
      ),
    ).toEqual(['Embedding', '1,200 of 3,512 passages', '840 per second', '3 s left']);
  });

  it('says what it found so far while the amount is not known', () => {
    expect(progressParts(progressWith({ phase: 'scanning', done: 120 }))).toEqual(['Scanning', '120 files']);
    expect(progressParts(progressWith({ phase: 'scanning' }))).toEqual(['Scanning']);
  });

  it('has nothing to count when idle', () => {
    expect(progressParts(progressWith({ phase: 'idle', done: 3, total: 3 }))).toEqual(['Up to date']);
  });
});

describe('progressShare', () => {
  it('is unknown without a total, and never above 1', () => {
    expect([progressShare(progressWith({ done: 5 })), progressShare(progressWith({ done: 5, total: 4 }))]).toEqual([
      null,
      1,
    ]);
  });
});

describe('the figures of a library', () => {
  it('count notes and passages', () => {
    expect(libraryFigures(library)).toBe('1,873 notes · 3,512 passages');
  });
});

function progressWith(change: Partial<Progress>): Progress {
  return { phase: 'embedding', done: 0, total: 0, perSecond: null, secondsLeft: null, ...change };
}

const library: LibraryState = {
  folders: [],
  notes: 1_873,
  chunks: 3_512,
  embedded: 3_512,
  failed: 0,
  skippedFiles: 0,
  revision: 0,
  model: { key: 'starter', name: 'starter', dimensions: 256 },
  reembed: null,
  progress: progressWith({ phase: 'idle' }),
  notice: null,
};
