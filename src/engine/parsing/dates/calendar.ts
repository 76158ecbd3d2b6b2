/** Other years belong to other calendars, or are no years. */
const years = { first: 1000, last: 2200 };
const dayMs = 24 * 60 * 60 * 1000;

/** A moment in the user’s time zone, in milliseconds since the epoch; null if there is no such day or time. */
export function localTime(year: number, month: number, day: number, hour = 0, minute = 0, second = 0): number | null {
  if (year < years.first || year > years.last || hour > 23 || minute > 59 || second > 60) return null;
  const date = new Date(year, month - 1, day, hour, minute, second);
  const isReal = date.getFullYear() === year && date.getMonth() === month - 1 && date.getDate() === day;
  return isReal ? date.getTime() : null;
}

/** A day in the user’s time zone, of which the month may come first; null if that is not certain. */
export function dayAndMonth(year: number, first: number, second: number, dayFirst: boolean | null): number | null {
  const isDayFirst = first === second || first > 12 ? true : second > 12 ? false : dayFirst;
  if (isDayFirst === null) return null;
  return isDayFirst ? localTime(year, second, first) : localTime(year, first, second);
}

/** The Monday of a week by ISO 8601, in the user’s time zone; null if the year has no such week. */
export function weekStart(year: number, week: number, weekday = 1): number | null {
  if (week < 1 || week > 53 || weekday < 1 || weekday > 7) return null;
  const fourth = new Date(Date.UTC(year, 0, 4));
  const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * dayMs + (week - 1) * 7 * dayMs;
  // The week’s Thursday is in its year.
  if (new Date(monday + 3 * dayMs).getUTCFullYear() !== year) return null;
  const date = new Date(monday + (weekday - 1) * dayMs);
  return localTime(date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate());
}
