const dateBeginning = /^(?:1|2|19\d?|20\d?|(?:19|20)\d\d-(?:0|(?:0?[1-9]|1[0-2])-0?)?)$/;
const date = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/;

/**
 * The first moment of a date in a query, in the local time zone: a year, a month, a day, `today` or `yesterday`.
 * Milliseconds since the epoch; null if there is no such date.
 */
export function momentOf(text: string, now: number): number | null {
  const named = text.toLowerCase();
  if (named === 'today') return beginningOfDay(now, 0);
  if (named === 'yesterday') return beginningOfDay(now, 1);
  const parts = date.exec(text);
  if (parts === null) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2] ?? 1), Number(parts[3] ?? 1)];
  const moment = new Date(year, month - 1, day);
  // `Date` turns 30 February into a day of March.
  const isReal = moment.getFullYear() === year && moment.getMonth() === month - 1 && moment.getDate() === day;
  return isReal ? moment.getTime() : null;
}

/** Whether a text may become a date of this or the last century when more of it is typed: `20`, `2025-`, `tod`. */
export function beginsDate(text: string): boolean {
  const typed = text.toLowerCase();
  return typed !== '' && (['today', 'yesterday'].some((name) => name.startsWith(typed)) || dateBeginning.test(typed));
}

function beginningOfDay(now: number, daysAgo: number): number {
  const today = new Date(now);
  return new Date(today.getFullYear(), today.getMonth(), today.getDate() - daysAgo).getTime();
}
