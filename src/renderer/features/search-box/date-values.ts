/** A date as a filter takes it, and what a user calls it. */
export interface DateValue {
  value: string;
  name: string;
}

/** Dates worth suggesting for what has been typed of one, nearest first. */
export function dateValues(typed: string, now: number): DateValue[] {
  const today = new Date(now);
  const year = today.getFullYear();
  const monthsAgo = (months: number): string => {
    const month = new Date(year, today.getMonth() - months, 1);
    return `${month.getFullYear()}-${String(month.getMonth() + 1).padStart(2, '0')}`;
  };
  const values: DateValue[] = [
    { value: 'today', name: '' },
    { value: 'yesterday', name: '' },
    { value: monthsAgo(0), name: 'this month' },
    { value: monthsAgo(1), name: 'last month' },
    { value: `${year}`, name: 'this year' },
    { value: `${year - 1}`, name: 'last year' },
  ];
  return values.filter(({ value }) => value.startsWith(typed.toLowerCase()));
}
