import { t } from '../../lib/translate.tsx';

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
    { value: 'today', about: t('today') },
    { value: 'yesterday', about: t('yesterday') },
    { value: monthsAgo(0), about: t('this month') },
    { value: monthsAgo(1), about: t('last month') },
    { value: `${year}`, about: t('this year') },
    { value: `${year - 1}`, about: t('last year') },
  ];
  return values
    .filter(({ value }) => value.startsWith(typed.toLowerCase()))
    .map(({ value, about }) => ({ value, about: about === value ? '' : about }));
}
