import { afterEach, expect, it } from 'vitest';
import { amount } from './amounts.ts';
import { activate, systemLocale, t } from './translate.tsx';

afterEach(() => activate('en'));

it('the page’s language is the first of the system’s that it has', () => {
  expect(systemLocale(['fr-FR', 'de-AT', 'en-GB'])).toBe('de');
  expect(systemLocale(['zh-Hant-TW'])).toBe('zh');
  expect(systemLocale(['ja'])).toBe('en');
  expect(systemLocale([])).toBe('en');
});

it('a text with amounts is written as the language writes them', async () => {
  expect([amount(1, 'note'), amount(1_873, 'note')]).toEqual(['1 note', '1,873 notes']);
  await activate('de');
  expect([amount(1, 'note'), amount(1_873, 'note')]).toEqual(['1 Notiz', '1.873 Notizen']);
  await activate('zh');
  expect(amount(1_873, 'note')).toBe('1,873 条笔记');
});

it('a text without a translation is shown in English', async () => {
  await activate('de');
  expect(t('There is no such text.')).toBe('There is no such text.');
});

it('the pseudo-language is two fifths longer and keeps what is put in', async () => {
  await activate('pseudo');
  expect(t('by {model}', { model: 'MiniLM' })).toMatch(/^by~ MiniLM$/);
});
