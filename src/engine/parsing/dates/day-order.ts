/**
 * Whether the user’s system writes the day before the month (05/03/2021 is in March); null if it does not say, or begins
 * with the year. Without a language Node behaves as in the United States, which nobody chose.
 */
export function isDayFirst(): boolean | null {
  order ??= { isDayFirst: isDayFirstIn(systemLocale()) };
  return order.isDayFirst;
}

/** Asked once: it takes as long as reading a short note. */
let order: { isDayFirst: boolean | null } | null = null;

/** The same of a language with its country, as `de-DE`. */
export function isDayFirstIn(locale: string | null): boolean | null {
  if (locale === null) return null;
  const parts = new Intl.DateTimeFormat(locale, { dateStyle: 'short' })
    .formatToParts()
    .flatMap(({ type }) => (type === 'literal' ? [] : [type]));
  return parts[0] === 'day' ? true : parts[0] === 'month' ? false : null;
}

/** The language and country of the system’s dates; null if it states none. */
function systemLocale(): string | null {
  if (process.platform === 'win32' || process.platform === 'darwin') {
    const { locale } = Intl.DateTimeFormat().resolvedOptions();
    return locale.includes('-') ? locale : null;
  }
  const { LC_ALL, LC_TIME, LANG } = process.env;
  const [, language, country] = /^([a-z]{2,3})_([A-Z]{2})\b/.exec(LC_ALL || LC_TIME || LANG || '') ?? [];
  return language === undefined || country === undefined ? null : `${language}-${country}`;
}
