import type { NoteLanguage } from './models.ts';

const names = new Intl.DisplayNames('en', { type: 'language' });

/** ISO 639-1 as the user reads it: `de` → `German`. */
export function languageName(language: string): string {
  return names.of(language) ?? language;
}

/** `62% German, 38% English`; a single language stands alone. */
export function languageShares(languages: readonly NoteLanguage[]): string {
  if (languages.length === 1) return languages.map(({ language }) => languageName(language)).join();
  return languages.map(({ language, share }) => `${Math.round(share * 100)}% ${languageName(language)}`).join(', ');
}
