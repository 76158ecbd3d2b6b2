/** A date as a filter accepts it, and what a user calls it. */
interface DateValue {
  value: string;
  about: string;
}

/** Dates worth suggesting that begin with what is typed, nearest first. `now` in milliseconds since the epoch. */
export function dateValues(typed: string, now: number): DateValue[] {
  const today = new Date(now);
  const year = today.getFullYear();
  const monthsAgo = (months: number): string => {
    const month = new Date(year, today.getMonth() - months, 1);
    return `${month.getFullYear()}-${String(month.getMonth() + 1).padStart(2, '0')}`;
  };
  const values: DateValue[] = [
    { value: 'today', about: '' },
    { value: 'yesterday', about: '' },
    { value: monthsAgo(0), about: 'this month' },
    { value: monthsAgo(1), about: 'last month' },
    { value: `${year}`, about: 'this year' },
    { value: `${year - 1}`, about: 'last year' },
  ];
  return values.filter(({ value }) => value.startsWith(typed.toLowerCase()));
}
