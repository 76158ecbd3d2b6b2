import { roundedDuration } from '../../shared/duration.ts';
import { message, t } from './translate.tsx';

const amounts = {
  note: message('{count, plural, one {# note} other {# notes}}'),
  file: message('{count, plural, one {# file} other {# files}}'),
  passage: message('{count, plural, one {# passage} other {# passages}}'),
  problem: message('{count, plural, one {# problem} other {# problems}}'),
  'more passage': message('{count, plural, one {# more passage} other {# more passages}}'),
  'nearly identical note': message('{count, plural, one {# nearly identical note} other {# nearly identical notes}}'),
};

const parts = {
  file: message('{part, number} of {count, plural, one {# file} other {# files}}'),
  passage: message('{part, number} of {count, plural, one {# passage} other {# passages}}'),
};

/** `1,873 notes`. Where it is part of a sentence, the sentence is a text of its own. */
export function amount(count: number, unit: keyof typeof amounts): string {
  return t(amounts[unit], { count });
}

/** `40 of 1,873 files`. */
export function partOf(count: number, part: number, unit: keyof typeof parts): string {
  return t(parts[unit], { count, part });
}

/** `1` → `1st`, `22` → `22nd`. */
export function ordinal(place: number): string {
  return t('{place, selectordinal, one {#st} two {#nd} few {#rd} other {#th}}', { place });
}

/** Seconds as a user says them: `9 s`, `4 min`, `1 h 20 min`. */
export function duration(seconds: number): string {
  const rounded = roundedDuration(seconds);
  const { hours, minutes } = rounded;
  if (rounded.seconds > 0) return t('{seconds} s', { seconds: rounded.seconds });
  if (hours === 0) return t('{minutes} min', { minutes });
  return minutes === 0 ? t('{hours} h', { hours }) : t('{hours} h {minutes} min', { hours, minutes });
}
