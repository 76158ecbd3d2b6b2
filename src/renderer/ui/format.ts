const numbers = new Intl.NumberFormat('en', { maximumFractionDigits: 0 });
const smallNumbers = new Intl.NumberFormat('en', { maximumFractionDigits: 1 });
const dates = new Intl.DateTimeFormat('en', { dateStyle: 'medium', timeStyle: 'short' });

/** `1873` → `1,873`. */
export function count(value: number): string {
  return numbers.format(value);
}

/** `(1, 'note')` → `1 note`; `(1873, 'note')` → `1,873 notes`. */
export function plural(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? '' : 's'}`;
}

/** A rate keeps one decimal below ten, where it matters. */
export function rate(value: number): string {
  return value < 10 ? smallNumbers.format(value) : count(value);
}

/** A share from 0 to 1 as whole percent, rounded down: nothing is 100 % before it is complete. */
export function percent(share: number): string {
  return `${Math.floor(Math.min(1, Math.max(0, share)) * 100)} %`;
}

/** Seconds as a person says them: `9 s`, `4 min`, `1 h 20 min`. */
export function duration(seconds: number): string {
  const whole = Math.max(1, Math.round(seconds));
  if (whole < 60) return `${whole} s`;
  const minutes = Math.round(whole / 60);
  if (minutes < 60) return `${minutes} min`;
  const rest = minutes % 60;
  return rest === 0 ? `${minutes / 60} h` : `${Math.floor(minutes / 60)} h ${rest} min`;
}

/** Milliseconds since the epoch as date and time in the system's time zone. */
export function dateAndTime(epochMilliseconds: number): string {
  return dates.format(epochMilliseconds);
}
