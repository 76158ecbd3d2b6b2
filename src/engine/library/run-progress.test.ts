import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RunProgress } from './run-progress.ts';

/** What can happen in a run, with any counts. */
const happening = fc.oneof(
  fc.constant((run: RunProgress) => run.folder()),
  fc.nat(5).map((waiting) => (run: RunProgress) => run.foldersWaiting(waiting)),
  fc.nat(50_000).map((found) => (run: RunProgress) => run.filesFound(found)),
  fc.tuple(fc.nat(50_000), fc.nat(50_000)).map(
    ([done, total]) =>
      (run: RunProgress) =>
        run.filesRead(done, total),
  ),
  fc.tuple(fc.nat(90_000), fc.nat(90_000)).map(
    ([done, total]) =>
      (run: RunProgress) =>
        run.passages(done, total),
  ),
  fc.constant((run: RunProgress) => run.pause()),
  fc.constant((run: RunProgress) => run.resume()),
);

/** A run over one folder, with the share after each step. */
function sharesOf(files: number, passages: number, passagesPerSecond: number | null): number[] {
  const run = new RunProgress(0, passagesPerSecond);
  const shares: number[] = [];
  const note = () => void shares.push(run.share);
  run.folder();
  for (let found = 0; found <= files; found += 100) {
    run.filesFound(found);
    note();
  }
  for (let done = 0; done <= files; done += 10) {
    run.filesRead(done, files);
    if (done % 100 === 0) run.passages(0, (passages * done) / files);
    note();
  }
  for (let done = 0; done <= passages; done += 10) {
    run.passages(done, passages);
    note();
  }
  return shares;
}

describe('the progress of a run', () => {
  it('is one bar for looking, reading and embedding: it starts at once, ends at 1, and never jumps', () => {
    for (const known of [null, 20, 2_000]) {
      const shares = sharesOf(2_000, 4_000, known);
      expect(shares[1]).toBeGreaterThan(0);
      expect(shares.at(-1)).toBeCloseTo(1, 6);
      const steps = shares.slice(1).map((share, i) => share - (shares[i] ?? 0));
      expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...steps)).toBeLessThan(0.06);
    }
  });

  it('never goes back and never leaves 0 to 1, whatever happens', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 60 }), fc.nat(1_000), (happenings, embedded) => {
        const run = new RunProgress(embedded, null);
        let before = 0;
        for (const happen of happenings) {
          happen(run);
          const { share, secondsLeft } = run.view();
          expect(share).toBeGreaterThanOrEqual(before);
          expect(share).toBeLessThanOrEqual(1);
          if (secondsLeft !== null) expect(secondsLeft).toBeGreaterThanOrEqual(0);
          before = share;
        }
      }),
    );
  });

  it('the files of all folders are counted together', () => {
    const run = new RunProgress(0, null);
    run.folder();
    run.filesRead(10, 10);
    run.folder();
    run.filesRead(5, 20);
    expect(run.view().reading).toMatchObject({ done: 15, total: 30 });
  });

  it('passages that had a vector before are not part of it', () => {
    const run = new RunProgress(1_000, null);
    run.passages(1_050, 1_200);
    expect(run.view().learning).toMatchObject({ done: 50, total: 200 });
  });

  it('at the end it tells what was done, without pauses, and nothing where nothing was', () => {
    const run = new RunProgress(0, null);
    expect(run.summary(7)).toBeNull();
    run.folder();
    run.filesRead(3, 3);
    run.passages(5, 5);
    expect(run.summary(7)).toMatchObject({ files: 3, passages: 5, endedAt: 7 });
    expect(run.summary(7)?.seconds).toBeLessThan(1);
  });

  it('no time is told while folders wait whose files nobody knows, or files are still looked for', () => {
    const run = new RunProgress(0, null);
    run.folder();
    run.foldersWaiting(2);
    for (let done = 0; done <= 200; done += 10) run.filesRead(done, 400);
    expect(run.view()).toMatchObject({ secondsLeft: null, reading: { done: 200, total: 400 } });
    run.foldersWaiting(0);
    expect(run.view().secondsLeft).not.toBeNull();
    run.folder();
    run.filesFound(50);
    expect(run.view().secondsLeft).toBeNull();
    run.filesRead(0, 900);
    expect(run.view().secondsLeft).not.toBeNull();
  });

  it('while paused nothing is said of speed and time', () => {
    const run = new RunProgress(0, null);
    run.folder();
    for (let done = 0; done <= 200; done += 10) run.filesRead(done, 400);
    expect(run.view().secondsLeft).not.toBeNull();
    run.pause();
    expect(run.view()).toMatchObject({ secondsLeft: null, reading: { perSecond: null } });
  });
});
