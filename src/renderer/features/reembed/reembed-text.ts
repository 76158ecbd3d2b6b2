import type { LibraryState } from '../../../shared/library-state.ts';
import type { Pause, ReembedView } from '../../../shared/models.ts';
import { duration, partOf } from '../../lib/amounts.ts';
import { bytes, count, percent, rate, shareOf, timeOfDay } from '../../lib/format.ts';
import { type Message, message, t, told } from '../../lib/translate.tsx';

const phaseNames: Record<ReembedView['phase'], Message> = {
  downloading: message('Downloading the model'),
  loading: message('Loading the model'),
  embedding: message('Learning meaning'),
  checking: message('Checking'),
};

const briefPhases: Record<ReembedView['phase'], Message> = {
  downloading: message('downloading'),
  loading: message('loading'),
  embedding: message('learning'),
  checking: message('checking'),
};

/** The phase and its progress: `Learning meaning · 7,505 of 12,304 passages`. */
export function reembedHeadline({ phase, done, total }: ReembedView): string {
  if (total <= 0) return t(phaseNames[phase]);
  const amount =
    phase === 'downloading'
      ? t('{done} of {total}', { done: bytes(done), total: bytes(total) })
      : partOf(total, done, 'passage');
  return `${t(phaseNames[phase])} · ${amount}`;
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
    { name: t('Passages/s'), value: pause ? unknown : figure(chunksPerSecond, rate) },
    { name: t('Tokens/s'), value: pause ? unknown : figure(tokensPerSecond, count) },
    { name: t('Time left'), value: pause ? unknown : figure(secondsLeft, duration) },
  ];
}

/** Names the plot of the rate, with its highest value. */
export function plotLabel({ phase }: ReembedView, highest: number): string {
  return phase === 'downloading'
    ? t('Download over the whole time, {size} a second at most', { size: bytes(highest) })
    : t('Passages a second over the whole time, {rate} at most', { rate: rate(highest) });
}

/** Why a re-embed is paused, and until when. `now` in milliseconds since the epoch. */
export function pauseText(pause: Pause, now: number): string {
  if (pause.by === 'user') return t('Paused');
  if (pause.by === 'trouble') return told(pause.reason);
  return t('Paused until {time}: {reason}', { time: timeOfDay(pause.until, now), reason: told(pause.reason) });
}

/** What its button does: pauses it, or has it go on. */
export function pauseAction({ pause }: Pick<ReembedView, 'pause'>): string {
  if (pause === null) return t('Pause');
  return pause.by === 'trouble' ? t('Try again') : t('Resume');
}

/** What keeps a re-embed from going on until the user acts, with what they can do; null if nothing does. */
export function troubleText({ name, pause }: ReembedView): string | null {
  if (pause?.by !== 'trouble') return null;
  return t('The switch to {model} has stopped: {reason}', { model: name, reason: told(pause.reason) });
}

/**
 * The progress of a re-embed that nothing is wrong with, in the fewest words: `61% · 41 s left`. `now` in milliseconds since the
 * epoch.
 */
export function reembedBrief(reembed: ReembedView, now: number): string {
  const share = shareOf(reembed);
  const parts: string[] = [];
  if (share !== null) parts.push(percent(share));
  if (reembed.pause?.by === 'user') parts.push(t('paused'));
  else if (reembed.pause?.by === 'provider')
    parts.push(t('paused until {time}', { time: timeOfDay(reembed.pause.until, now) }));
  else if (reembed.phase !== 'embedding') parts.push(t(briefPhases[reembed.phase]));
  else if (reembed.secondsLeft !== null) parts.push(t('{time} left', { time: duration(reembed.secondsLeft) }));
  return parts.join(' · ');
}

/** Which model answers while a switch is under way; null without one. */
export function answersFrom({ reembed, model }: LibraryState): string | null {
  if (!reembed) return null;
  const share = reembed.phase === 'embedding' ? shareOf(reembed) : null;
  const names = { model: model.name, next: reembed.name };
  return share === null
    ? t('Answers come from {model} until {next} is ready', names)
    : t('Answers come from {model} until {next} is ready, {percent}', { ...names, percent: percent(share) });
}

function figure(value: number | null, format: (value: number) => string): string {
  return value === null ? unknown : format(value);
}
