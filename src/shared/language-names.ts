import type { NoteLanguage } from './models.ts';

/**
 * ISO 639-1 as the user reads it: `de` → `German`.
 * @param locale the language to name it in, as BCP 47.
 */
export function languageName(language: string, locale: string): string {
  return new Intl.DisplayNames(locale, { type: 'language' }).of(language) ?? language;
}

/** `62% German, 38% English`; a single language stands alone. */
export function languageShares(languages: readonly NoteLanguage[], locale: string): string {
  if (languages.length === 1) return languages.map(({ language }) => languageName(language, locale)).join();
  const percent = new Intl.NumberFormat(locale, { style: 'percent' });
  const shares = languages.map(({ language, share }) => `${percent.format(share)} ${languageName(language, locale)}`);
  return new Intl.ListFormat(locale, { style: 'narrow' }).format(shares);
}
