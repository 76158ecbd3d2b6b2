import type { LibraryState } from '../../../shared/domain.ts';
import type { Pause, ReembedView } from '../../../shared/models.ts';
import { duration, partOf } from '../../lib/amounts.ts';
import { bytes, count, percent, rate, shareOf, timeOfDay } from '../../lib/format.ts';

const phaseNames: Record<ReembedView['phase'], string> = {
  downloading: 'Downloading the model',
  loading: 'Loading the model',
  embedding: 'Learning meaning',
  checking: 'Checking',
};

/** The phase and its progress: `Learning meaning · 7,505 of 12,304 passages`. */
export function reembedHeadline({ phase, done, total }: ReembedView): string {
  if (total <= 0) return phaseNames[phase];
  const progress = phase === 'downloading' ? `${bytes(done)} of ${bytes(total)}` : partOf(total, done, 'passage');
  return `${phaseNames[phase]} · ${progress}`;
}

const unknown = '–';

interface Figure {
  name: string;
  value: string;
}

/** Speed and remaining time; a dash for what is not known, or while paused. */
export function reembedFigures(reembed: ReembedView): Figure[] {
  const { chunksPerSecond, tokensPerSecond, secondsLeft, pause } = reembed;
  return [
    { name: 'Passages/s', value: pause ? unknown : figure(chunksPerSecond, rate) },
    { name: 'Tokens/s', value: pause ? unknown : figure(tokensPerSecond, count) },
    { name: 'Time left', value: pause ? unknown : figure(secondsLeft, duration) },
  ];
}

/** Names the plot of the rate, with its highest value. */
export function plotLabel({ phase }: ReembedView, highest: number): string {
  return phase === 'downloading'
    ? `Download over the whole time, ${bytes(highest)} a second at most`
    : `Passages a second over the whole time, ${rate(highest)} at most`;
}

/** Why a re-embed is paused, and until when. `now` in milliseconds since the epoch. */
export function pauseText(pause: Pause, now: number): string {
  if (pause.by === 'user') return 'Paused';
  if (pause.by === 'trouble') return pause.reason;
  return `Paused until ${timeOfDay(pause.until, now)}: ${pause.reason}`;
}

/** The progress of a re-embed in the fewest words: `61% · 41 s left`. `now` in milliseconds since the epoch. */
export function reembedBrief(reembed: ReembedView, now: number): string {
  const share = shareOf(reembed);
  const parts: string[] = [];
  if (share !== null) parts.push(percent(share));
  if (reembed.pause?.by === 'user') parts.push('paused');
  else if (reembed.pause?.by === 'provider') parts.push(`paused until ${timeOfDay(reembed.pause.until, now)}`);
  else if (reembed.pause?.by === 'trouble') parts.push('needs attention');
  else if (reembed.phase !== 'embedding') parts.push(reembed.phase);
  else if (reembed.secondsLeft !== null) parts.push(`${duration(reembed.secondsLeft)} left`);
  return parts.join(' · ');
}

/** Which model answers while a switch is under way; null without one. */
export function answersFrom({ reembed, model }: LibraryState): string | null {
  if (!reembed) return null;
  const share = reembed.phase === 'embedding' ? shareOf(reembed) : null;
  const progress = share === null ? '' : `, ${percent(share)}`;
  return `Answers come from ${model.name} until ${reembed.name} is ready${progress}`;
}

function figure(value: number | null, format: (value: number) => string): string {
  return value === null ? unknown : format(value);
}
