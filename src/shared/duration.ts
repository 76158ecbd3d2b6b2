/** What is said of a duration: seconds below a minute, else hours and minutes. */
export interface RoundedDuration {
  hours: number;
  minutes: number;
  seconds: number;
}

export function roundedDuration(seconds: number): RoundedDuration {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return { hours: 0, minutes: 0, seconds: whole };
  const minutes = Math.round(whole / 60);
  return { hours: Math.floor(minutes / 60), minutes: minutes % 60, seconds: 0 };
}

/** Seconds as a user says them: `9 s`, `4 min`, `1 h 20 min`. */
export function duration(seconds: number): string {
  const rounded = roundedDuration(seconds);
  const parts = [`${rounded.hours} h`, `${rounded.minutes} min`, `${rounded.seconds} s`];
  return parts.filter((part) => !part.startsWith('0 ')).join(' ');
}
