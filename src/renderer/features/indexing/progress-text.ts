import { isReading, type LibraryState, type Phase, type Progress } from '../../../shared/domain.ts';
import { count, duration, plural, rate } from '../../ui/format.ts';

const names: Record<Phase, string> = {
  idle: 'Up to date',
  scanning: 'Scanning',
  chunking: 'Chunking',
  embedding: 'Embedding',
  waiting: 'Waiting to try again',
};

/** What the app is doing in the background, in parts: the phase, how far it is, how fast, and how long it will take. */
export function progressParts(progress: Progress): string[] {
  const { phase, done, total, perSecond, secondsLeft } = progress;
  if (phase === 'idle') return [names.idle];
  const unit = isReading(progress) ? 'file' : 'passage';
  const parts = [names[phase]];
  if (total > 0) parts.push(`${count(done)} of ${plural(total, unit)}`);
  else if (done > 0) parts.push(plural(done, unit));
  if (perSecond !== null && perSecond > 0) parts.push(`${rate(perSecond)} per second`);
  if (secondsLeft !== null) parts.push(`${duration(secondsLeft)} left`);
  return parts;
}

/** Share of the work that is done, 0 to 1; null where its amount is not known. */
export function progressShare({ done, total }: Progress): number | null {
  return total > 0 ? Math.min(1, done / total) : null;
}

/** What the library holds: `1,873 notes · 3,512 passages`. */
export function libraryFigures({ notes, chunks }: LibraryState): string {
  return `${plural(notes, 'note')} · ${plural(chunks, 'passage')}`;
}
