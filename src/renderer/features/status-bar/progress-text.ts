import { count, plural } from '../../../shared/count.ts';
import { isReading, type LibraryState, type Phase, type Progress } from '../../../shared/domain.ts';
import { duration } from '../../../shared/duration.ts';
import { rate } from '../../lib/format.ts';

const names: Record<Phase, string> = {
  idle: 'Up to date',
  scanning: 'Looking for notes',
  chunking: 'Reading notes',
  embedding: 'Embedding',
  waiting: 'Waiting to try again',
};

/** What the app is doing in the background, in parts: phase, progress, speed and remaining time. */
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

/** The size of the library: `1,873 notes · 3,512 passages`. */
export function libraryFigures({ notes, chunks }: Pick<LibraryState, 'notes' | 'chunks'>): string {
  return `${plural(notes, 'note')} · ${plural(chunks, 'passage')}`;
}
