import { afterEach, expect, it } from 'vitest';
import { NearnoteError, toErrorShape } from '../../shared/errors.ts';
import { systemLocale } from '../../shared/preferences.ts';
import { fromStored, userText } from '../../shared/user-text.ts';
import { amount } from './amounts.ts';
import { activate, t, told } from './translate.tsx';

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
  expect(amount(1_873, 'note')).toBe('1,873 篇笔记');
});

it('a text without a translation is shown in English', async () => {
  await activate('de');
  expect(t('There is no such text.')).toBe('There is no such text.');
});

it('an error from outside the page is shown in the page’s language, and what it quotes as it stands', async () => {
  const path = 'C:\\x41\\{n, plural, other {#}}\\u0041’{';
  const { text } = toErrorShape(new NearnoteError('folder-missing', userText('There is no folder {path}.', { path })));
  expect(told(text)).toBe(`There is no folder ${path}.`);
  await activate('de');
  expect(told(text)).toBe(`Es gibt keinen Ordner ${path}.`);
  await activate('zh');
  expect(told(text)).toBe(`没有文件夹 ${path}。`);
});

it('what would turn the writing around in a name is shown in a text', () => {
  expect(t('by {model}', { model: 'mini\u202Eml' })).toBe('by mini\\u202eml');
  expect(told(userText('There is no folder {path}.', { path: '/in\u2066box' }))).toBe(
    'There is no folder /in\\u2066box.',
  );
  expect(told(fromStored('No \u202Efile'))).toBe('No \\u202efile');
});

it('a text within a text is translated, too', async () => {
  await activate('de');
  const reason = userText('WebGPU failed: {reason}', { reason: 'no adapter' });
  expect(told(userText('CPU: {reason}', { reason }))).toBe('CPU: WebGPU ist fehlgeschlagen: no adapter');
});

it('a text of another version is shown in English', async () => {
  await activate('de');
  expect(told({ text: 'It has {size} {unit}.', values: { size: 3, unit: 'MB' } })).toBe('It has 3 MB.');
  expect(told(fromStored('The file {is} gone.'))).toBe('The file {is} gone.');
});

it('of two languages chosen quickly, the last one is shown, whichever is there first', async () => {
  await Promise.all([activate('de'), activate('en')]);
  expect(t('Cancel')).toBe('Cancel');
});
