import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndexingRun, LibraryState } from '../../../shared/library-state.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { folderWith, libraryWith, runWith } from '../library/testing.ts';
import { reembedWith } from '../reembed/testing.ts';
import { stateText, statusLine } from './status-line.ts';

const now = new Date(2026, 10, 26, 9).getTime();
const textOf = (change: Partial<LibraryState>) => statusLine(libraryWith(change), now).text;
const phaseOf = (phase: LibraryState['progress']['phase'], done = 0) => ({
  progress: { phase, done, total: 0, perSecond: null, secondsLeft: null },
});
const stage = (done: number, total: number): IndexingRun['reading'] => ({
  done,
  total,
  perSecond: null,
  rates: { seconds: 1, values: [] },
});

describe('statusLine', () => {
  it('says why passages are embedded slower than they could be', () => {
    const progress = { phase: 'embedding' as const, done: 0, total: 10, perSecond: null, secondsLeft: null };
    const work = { progress, chunks: 10, embedded: 0, run: runWith({ secondsLeft: 60 }) };
    expect(textOf({ ...work, slowdown: 'battery' })).toMatch(/ left · on battery: slower$/);
    expect(textOf({ ...work, slowdown: null })).not.toContain('slower');
    expect(textOf({ reembed: reembedWith({}), slowdown: 'quiet' })).toMatch(/· quiet: slower$/);
  });

  it('names the stages in plain words, and never stands at 0 of many', () => {
    expect(textOf(phaseOf('scanning', 812))).toBe('Looking for notes · 812 found');
    expect(textOf({ ...phaseOf('chunking'), run: runWith({ reading: stage(0, 1_873) }) })).toBe(
      'Reading · 1,873 files',
    );
    expect(textOf({ ...phaseOf('chunking'), run: runWith({ reading: stage(40, 1_873), secondsLeft: 9 }) })).toBe(
      'Reading · 40 of 1,873 files · 9 s left',
    );
    expect(textOf({ ...phaseOf('embedding'), run: runWith({ learning: stage(1_200, 3_391), secondsLeft: 5 }) })).toBe(
      'Learning meaning · 1,200 of 3,391 passages · 5 s left',
    );
  });

  it('calls nothing up to date while the library is being opened', () => {
    const library = libraryWith(phaseOf('opening'));
    expect(statusLine(library, now)).toEqual({ kind: 'rest', text: 'Opening your library…', isWhole: false });
    // The card behind the line begins with this.
    expect(stateText(library)).toBe('Opening your library…');
  });

  it('has one bar for all stages, which only moves until the first note is read', () => {
    const library = (done: number) =>
      libraryWith({ ...phaseOf('chunking'), run: runWith({ share: 0.1, reading: stage(done, 100) }) });
    expect(statusLine(library(0), now).share).toBeNull();
    expect(statusLine(library(1), now).share).toBe(0.1);
  });

  it('says once what a run has done', () => {
    const lastRun = { files: 1_873, passages: 3_391, seconds: 10, endedAt: now - 1_000 };
    const folders = [folderWith({})];
    expect(textOf({ folders, lastRun })).toBe('Up to date · 1,873 files, 3,391 passages in 10 s');
    expect(textOf({ folders, lastRun: { ...lastRun, endedAt: now - 60_000 } })).toBe('Up to date');
  });

  it('says how far reading scanned pages is, once nothing else is to be done', () => {
    const scans = (done: number) => ({
      ...libraryWith({}).scans,
      activity: { kind: 'reading' as const, done, total: 20 },
    });
    const folders = [folderWith({})];
    expect(statusLine(libraryWith({ folders, scans: scans(3) }), now)).toEqual({
      kind: 'work',
      text: 'Reading scanned pages: 3 of 20',
      share: 0.15,
    });
    expect(textOf({ folders, scans: scans(3), ...phaseOf('scanning') })).toBe('Looking for notes');
  });

  it('names files that could not be read, and does not call the library whole then', () => {
    const lastRun = { files: 1, passages: 0, seconds: 1, endedAt: now - 1_000 };
    const library = libraryWith({ folders: [folderWith({})], lastRun, skippedFiles: 1 });
    expect(statusLine(library, now)).toMatchObject({
      text: 'Up to date but for 1 file · 1 file in 1 s',
      isWhole: false,
    });
    const whole = { text: 'Up to date · 1 file in 1 s', isWhole: true };
    expect(statusLine({ ...library, skippedFiles: 0, remarks: 3 }, now)).toMatchObject(whole);
  });

  it('says what a pause leaves undone', () => {
    expect(textOf({ ...phaseOf('paused'), chunks: 10, embedded: 4 })).toBe('Paused · 6 passages still to learn');
    expect(textOf(phaseOf('paused'))).toBe('Paused · not all notes are read');
  });

  it('a switch has the line to itself while nothing else is to be done', () => {
    const { text, kind, share } = statusLine(libraryWith({ reembed: reembedWith({}) }), now);
    expect(text).toBe('Switching to bge-small-en-v1.5 · 60% · 41 s left');
    expect(kind).toBe('switch');
    expect(share).toBeCloseTo(0.61);
  });

  it('a switch that has stopped says what has failed and what to do, instead of how far it is', () => {
    const reason = verbatim('hub.example cannot be reached. Check the address that models are downloaded from.');
    const reembed = reembedWith({ pause: { by: 'trouble', reason } });
    expect(statusLine(libraryWith({ reembed, slowdown: 'quiet' }), now).text).toBe(
      'The switch to bge-small-en-v1.5 has stopped: hub.example cannot be reached. Check the address that models are downloaded from.',
    );
  });

  it('a damaged library is called that, whatever its figures are', () => {
    expect(statusLine(libraryWith({ isDamaged: true, chunks: 0, embedded: 0 }), now)).toEqual({
      kind: 'rest',
      text: 'The library is damaged',
      isWhole: false,
    });
  });

  it('an empty library has no notes yet', () => {
    expect(textOf({ notes: 0, chunks: 0, embedded: 0 })).toBe('No notes yet');
  });
});

describe('whatever the state of the library', () => {
  const amount = fc.nat(5_000);
  const arbitraryStage = fc.record({ done: amount, total: amount }).map(({ done, total }) => stage(done, total));
  const arbitraryLibrary = fc
    .record({
      phase: fc.constantFrom('idle', 'scanning', 'chunking', 'embedding', 'waiting', 'paused'),
      done: amount,
      notes: amount,
      chunks: amount,
      embedded: amount,
      failed: fc.nat(20),
      run: fc.option(
        fc.record({
          share: fc.double({ min: 0, max: 1, noNaN: true }),
          secondsLeft: fc.option(fc.nat(100_000)),
          reading: arbitraryStage,
          learning: arbitraryStage,
        }),
      ),
      folders: fc.array(fc.boolean(), { maxLength: 3 }),
      reembed: fc.option(fc.record({ done: amount, total: amount })),
      age: fc.option(fc.nat(100_000)),
      isPaused: fc.boolean(),
      isDamaged: fc.boolean(),
    })
    .map(({ phase, done, folders, reembed, age, ...rest }) =>
      libraryWith({
        ...rest,
        ...phaseOf(phase as LibraryState['progress']['phase'], done),
        folders: folders.map((available) => folderWith({ available })),
        reembed: reembed && reembedWith(reembed),
        lastRun: age === null ? null : { files: 3, passages: 5, seconds: 1, endedAt: now - age },
      }),
    );
  const holds = (check: (library: LibraryState, line: ReturnType<typeof statusLine>) => void) =>
    fc.assert(
      fc.property(arbitraryLibrary, (library) => check(library, statusLine(library, now))),
      { numRuns: 500 },
    );

  it('it is up to date only where nothing is damaged, pending, missing, paused, at work or being switched', () => {
    holds((library, { text, kind }) => {
      if (!text.startsWith('Up to date')) return;
      expect(kind).toBe('rest');
      expect(library.progress.phase).toBe('idle');
      expect(library.reembed).toBeNull();
      expect(library.isDamaged).toBe(false);
      expect(library.chunks - library.embedded - library.failed).toBeLessThanOrEqual(0);
      expect(library.folders.every(({ available }) => available)).toBe(true);
    });
  });

  it('a percentage is told only of a switch, and it is that of the bar', () => {
    holds((_, { text, kind, share }) => {
      const [, percent] = /(\d+)%/.exec(text) ?? [];
      if (percent === undefined) return;
      expect(kind).toBe('switch');
      expect(Math.floor((share ?? -1) * 100)).toBe(Number(percent));
    });
  });

  it('there is a bar exactly where something is to be done, within its bounds', () => {
    holds((_, { kind, share }) => {
      expect(share === undefined).toBe(kind === 'rest' || kind === 'empty');
      if (typeof share === 'number') {
        expect(share).toBeGreaterThanOrEqual(0);
        expect(share).toBeLessThanOrEqual(1);
      }
    });
  });

  it('it is one short line that counts no more than there is', () => {
    holds((_, { text }) => {
      expect(text).not.toMatch(/\n|undefined|NaN|null|^$/);
      expect(text.length).toBeLessThan(90);
      expect(text).not.toMatch(/(?<![\d,])0 of /);
      const [, done = '0', total = '0'] = /([\d,]+) of ([\d,]+)/.exec(text) ?? [];
      expect(Number(done.replace(',', ''))).toBeLessThanOrEqual(Number(total.replace(',', '')));
    });
  });
});
