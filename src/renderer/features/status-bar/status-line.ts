import type { LastRun, LibraryState } from '../../../shared/library-state.ts';
import { amount, duration, partOf } from '../../lib/amounts.ts';
import { shareOf } from '../../lib/format.ts';
import { t } from '../../lib/translate.tsx';
import { scansText } from '../library/scans-text.ts';
import { reembedBrief, troubleText } from '../reembed/reembed-text.ts';

/** How long the result of a run stands beside *Up to date*, in milliseconds. */
export const resultStays = 20_000;

/** What the status bar says. Everything in it comes from here, so that no two parts of it can contradict each other. */
export interface StatusLine {
  /**
   * `work`: notes are read, or their meaning is learnt. `switch`: another model’s vectors are made. `held`: something is to be done, but
   * paused or waiting. `rest`: nothing is to be done.
   */
  kind: 'work' | 'switch' | 'held' | 'rest' | 'empty';
  text: string;
  /** Whether all that can be read is: not where files could not be. */
  isWhole?: boolean;
  /** Of the bar, 0 to 1: null while it is not known; undefined where there is no bar. */
  share?: number | null;
}

/** @param now milliseconds since the epoch. */
export function statusLine(library: LibraryState, now: number): StatusLine {
  const { progress, run, reembed, folders, notes } = library;
  switch (progress.phase) {
    case 'opening':
      return { kind: 'rest', text: stateText(library), isWhole: false };
    case 'scanning':
    case 'chunking':
    case 'embedding':
      return { kind: 'work', text: workText(library), share: shareOfRun(library) };
    case 'paused':
      return { kind: 'held', text: pausedText(library), share: run?.share ?? null };
    case 'waiting':
      return { kind: 'held', text: t('Waiting to try again'), share: run?.share ?? null };
    case 'idle':
      break;
  }
  // Figures of a damaged library say nothing.
  if (library.isDamaged) return { kind: 'rest', text: stateText(library), isWhole: false };
  if (pendingOf(library) > 0) return { kind: 'work', text: t('Learning meaning'), share: null };
  if (reembed) {
    const switching = t('Switching to {model}', { model: reembed.name });
    const text = troubleText(reembed) ?? joined(switching, reembedBrief(reembed, now), slowdownText(library));
    return { kind: 'switch', text, share: shareOf(reembed) };
  }
  const { activity } = library.scans;
  if (activity !== null) return { kind: 'work', text: scansText(activity), share: shareOf(activity) };
  if (folders.length === 0 && notes === 0) return { kind: 'empty', text: t('No notes yet') };
  return { kind: 'rest', text: restText(library, now), isWhole: library.skippedFiles === 0 && library.failed === 0 };
}

/** The work of the last run: `1,873 files, 3,391 passages in 10 s`. Files that cannot be read are no notes, but were work, too. */
export function runText({ files, passages, seconds }: LastRun): string {
  const time = duration(seconds);
  if (passages === 0) return t('{files} in {time}', { files: amount(files, 'file'), time });
  return files > 0
    ? t('{files}, {passages} in {time}', { files: amount(files, 'file'), passages: amount(passages, 'passage'), time })
    : t('{passages} in {time}', { passages: amount(passages, 'passage'), time });
}

/** Passages that can have a vector and have none. */
function pendingOf({ chunks, embedded, failed }: LibraryState): number {
  return Math.max(0, chunks - embedded - failed);
}

/** Null, a bar that only moves, until the first note is read: nothing may stand at 0 of 1,873. */
function shareOfRun({ run }: LibraryState): number | null {
  if (run === null || (run.reading.done === 0 && run.learning.done === 0)) return null;
  return Math.min(1, run.share);
}

function workText(library: LibraryState): string {
  const { progress, run } = library;
  const left = run?.secondsLeft ?? null;
  const time = left !== null && progress.phase !== 'scanning' ? t('{time} left', { time: duration(left) }) : '';
  return joined(stageText(library), time, slowdownText(library));
}

/** The parts of a line, without those that say nothing. */
export function joined(...parts: string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}

/** Why the passages take longer than they must; empty where they do not. */
export function slowdownText({ slowdown }: Pick<LibraryState, 'slowdown'>): string {
  switch (slowdown) {
    case 'battery':
      return t('on battery: slower');
    case 'heat':
      return t('the computer is hot: slower');
    case 'quiet':
      return t('quiet: slower');
    case null:
      return '';
  }
}

function stageText({ progress: { phase, done }, run }: LibraryState): string {
  if (phase === 'scanning') {
    return done > 0 ? t('Looking for notes · {count, number} found', { count: done }) : t('Looking for notes');
  }
  const isReading = phase === 'chunking';
  const stage = isReading ? run?.reading : run?.learning;
  const name = isReading ? t('Reading') : t('Learning meaning');
  if (!stage || stage.total === 0) return name;
  const { done: finished, total } = stage;
  const unit = isReading ? 'file' : 'passage';
  return `${name} · ${finished === 0 ? amount(total, unit) : partOf(total, Math.min(finished, total), unit)}`;
}

function pausedText(library: LibraryState): string {
  const pending = pendingOf(library);
  if (pending > 0)
    return t('Paused · {count, plural, one {# passage} other {# passages}} still to learn', { count: pending });
  return t('Paused · not all notes are read');
}

function restText(library: LibraryState, now: number): string {
  const { folders, lastRun } = library;
  const state = stateText(library);
  const isTold = lastRun !== null && now - lastRun.endedAt < resultStays && folders.every(({ available }) => available);
  return isTold ? `${state} · ${runText(lastRun)}` : state;
}

/** How the library is while nothing is to be done. */
export function stateText({ progress, folders, skippedFiles, isDamaged }: LibraryState): string {
  if (progress.phase === 'opening') return t('Opening your library…');
  if (isDamaged) return t('The library is damaged');
  const missing = folders.filter(({ available }) => !available).length;
  if (missing > 0)
    return t('{count, plural, one {# folder} other {# folders}} not found; the rest is up to date', { count: missing });
  return skippedFiles === 0
    ? t('Up to date')
    : t('Up to date but for {count, plural, one {# file} other {# files}}', { count: skippedFiles });
}
