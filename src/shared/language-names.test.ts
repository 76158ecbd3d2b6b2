import { expect, it } from 'vitest';
import { languageName, languageShares } from './language-names.ts';

it('a language is named in the reader’s, an unknown code stands for itself', () => {
  const names = (locale: string) => ['de', 'zh', 'qq'].map((language) => languageName(language, locale));
  expect(names('en')).toEqual(['German', 'Chinese', 'qq']);
  expect(names('de')).toEqual(['Deutsch', 'Chinesisch', 'qq']);
});

it('several languages stand with their shares, a single one alone', () => {
  const [german, english] = [
    { language: 'de', share: 0.617 },
    { language: 'en', share: 0.383 },
  ];
  expect(languageShares([german, english], 'en')).toBe('62% German, 38% English');
  expect(languageShares([german, english], 'zh')).toBe('62% 德语、38% 英语');
  expect(languageShares([{ language: 'en', share: 1 }], 'en')).toBe('English');
});
