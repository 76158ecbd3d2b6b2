/** The languages whose names of months and weekdays are read in dates. */
const languages =
  'en de fr es it pt nl sv da nb nn fi is pl cs sk sl hr sr bg ru uk be ro hu tr el lt lv et ca gl eu ga cy sq mk id ms vi'.split(
    ' ',
  );

export interface DateNames {
  /** From 1 to 12, by name in lower case without a full stop. A name that means two months in two languages is not in it. */
  months: ReadonlyMap<string, number>;
  weekdays: ReadonlySet<string>;
}

let names: DateNames | null = null;

/** The names of months and weekdays, long and short, as they stand in dates and alone. Made when they are first needed. */
export function dateNames(): DateNames {
  names ??= namesOf(languages);
  return names;
}

/** A name as it is looked up. */
export function dateNameKey(name: string): string {
  return name.normalize('NFC').toLowerCase().replace(/\.$/, '');
}

function namesOf(locales: readonly string[]): DateNames {
  const months = new Map<string, number>([['sept', 9]]);
  const ambiguous = new Set<string>();
  const weekdays = new Set<string>();
  for (const locale of locales) {
    for (const width of ['long', 'short'] as const) {
      const alone = new Intl.DateTimeFormat(locale, { month: width, timeZone: 'UTC' });
      const inDate = new Intl.DateTimeFormat(locale, { day: 'numeric', month: width, timeZone: 'UTC' });
      const ofWeek = new Intl.DateTimeFormat(locale, { weekday: width, timeZone: 'UTC' });
      for (let month = 1; month <= 12; month++) {
        for (const format of [alone, inDate]) {
          const name = partOf(format, Date.UTC(2021, month - 1, 5), 'month');
          if (!/^\p{L}/u.test(name)) continue;
          if ((months.get(name) ?? month) !== month) ambiguous.add(name);
          months.set(name, month);
        }
      }
      for (let day = 1; day <= 7; day++) weekdays.add(partOf(ofWeek, Date.UTC(2021, 2, day), 'weekday'));
    }
  }
  for (const name of ambiguous) months.delete(name);
  return { months, weekdays };
}

function partOf(format: Intl.DateTimeFormat, time: number, type: 'month' | 'weekday'): string {
  return dateNameKey(format.formatToParts(time).find((part) => part.type === type)?.value ?? '');
}
