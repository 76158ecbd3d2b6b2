import { expect, it } from 'vitest';
import { userText } from '../shared/user-text.ts';
import { AppLanguage } from './language.ts';

const logs = 'C:\\x41\\{n, plural, other {#}}';
const text = userText('Something unexpected went wrong. Your notes are untouched. What is known of it is in {logs}.', {
  logs,
});

it('main speaks English at first, then the language of the preferences', async () => {
  const language = new AppLanguage(() => ['fr', 'zh-Hans-CN']);
  expect(language.say(text)).toMatch(/^Something unexpected/);
  await language.use('de');
  expect(language.say(text)).toMatch(/^Etwas Unerwartetes/);
  await language.use('system');
  expect(language.say(text)).toMatch(/^发生意外错误/);
  expect(language.say(text)).toContain(logs);
  await language.use('en');
  expect(language.say(text)).toMatch(/^Something unexpected/);
});

it('of two languages that are chosen one after the other, main speaks the later one', async () => {
  const language = new AppLanguage(() => []);
  await Promise.all([language.use('de'), language.use('en')]);
  expect(language.say(text)).toMatch(/^Something unexpected/);
});

it('what main cannot translate it says in English', async () => {
  const language = new AppLanguage(() => []);
  await language.use('de');
  expect(language.say({ text: 'It has {size} MB.', values: { size: 3 } })).toBe('It has 3 MB.');
});

it('a box does not obey what would turn the writing around in a path', () => {
  const language = new AppLanguage(() => []);
  const path = '/home/photo\u202Egpj.exe';
  expect(language.say(userText('There is no folder {path}.', { path }))).toBe(
    'There is no folder /home/photo\\u202egpj.exe.',
  );
});
