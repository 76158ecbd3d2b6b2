import type { LibraryState } from '../../../shared/domain.ts';
import type { Pause, ReembedView } from '../../../shared/models.ts';
import { bytes, count, duration, percent, plural, rate, timeOfDay } from '../../ui/format.ts';

const phaseNames: Record<ReembedView['phase'], string> = {
  downloading: 'Downloading the model',
  loading: 'Loading the model',
  embedding: 'Embedding',
  checking: 'Checking',
};

/** The phase and how far it is: `Embedding · 7,505 of 12,304 passages`. */
export function runHeadline({ phase, done, total }: ReembedView): string {
  if (total <= 0) return phaseNames[phase];
  const amount =
    phase === 'downloading' ? `${bytes(done)} of ${bytes(total)}` : `${count(done)} of ${plural(total, 'passage')}`;
  return `${phaseNames[phase]} · ${amount}`;
}

/** How far the phase is, 0 to 1; null where its amount is not known. */
export function runShare({ done, total }: ReembedView): number | null {
  return total > 0 ? Math.min(1, done / total) : null;
}

const unknown = '–';

interface Figure {
  name: string;
  value: string;
}

/** What is measured while the run goes on; a dash where there is nothing to measure. */
export function runFigures(run: ReembedView): Figure[] {
  const { chunksPerSecond, tokensPerSecond, secondsLeft, pause } = run;
  return [
    { name: 'Passages/s', value: pause ? unknown : figure(chunksPerSecond, rate) },
    { name: 'Tokens/s', value: pause ? unknown : figure(tokensPerSecond, count) },
    { name: 'Time left', value: pause ? unknown : figure(secondsLeft, duration) },
  ];
}

/** Why a run stands still, and until when. `now` in milliseconds since the epoch. */
export function pauseText(pause: Pause, now: number): string {
  if (pause.by === 'user') return 'Paused';
  if (pause.by === 'trouble') return pause.reason;
  return `Paused until ${timeOfDay(pause.until, now)}: ${pause.reason}`;
}

/** How far a run is, in the fewest words: `61 % · 41 s left`. */
export function runBrief(run: ReembedView, now: number): string {
  const share = runShare(run);
  const parts: string[] = [];
  if (share !== null) parts.push(percent(share));
  if (run.pause?.by === 'user') parts.push('paused');
  else if (run.pause?.by === 'provider') parts.push(`paused until ${timeOfDay(run.pause.until, now)}`);
  else if (run.pause?.by === 'trouble') parts.push('needs you');
  else if (run.phase !== 'embedding') parts.push(run.phase);
  else if (run.secondsLeft !== null) parts.push(`${duration(run.secondsLeft)} left`);
  return parts.join(' · ');
}

/** Which model answers while another is made ready; null while none is. */
export function answersFrom({ reembed: run, model }: LibraryState): string | null {
  if (!run) return null;
  const share = run.phase === 'embedding' ? runShare(run) : null;
  const progress = share === null ? '' : `, ${percent(share)}`;
  return `Answers come from ${model.name} until ${run.name} is ready${progress}`;
}

function figure(value: number | null, say: (value: number) => string): string {
  return value === null ? unknown : say(value);
}
