import { expect, it } from 'vitest';
import { languageName, languageShares } from './language-names.ts';

it('a language is named in English, an unknown code stands for itself', () => {
  expect(['de', 'zh', 'qq'].map(languageName)).toEqual(['German', 'Chinese', 'qq']);
});

it('several languages stand with their shares, a single one alone', () => {
  const [german, english] = [
    { language: 'de', share: 0.617 },
    { language: 'en', share: 0.383 },
  ];
  expect(languageShares([german, english])).toBe('62% German, 38% English');
  expect(languageShares([{ language: 'en', share: 1 }])).toBe('English');
});
