import { join } from 'node:path';
import { setupI18n } from '@lingui/core';
import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage';
import { expect, it } from 'vitest';
import { filledIn } from '../src/shared/icu.ts';
import { messagesOf, otherMessages, UnreadableMessage } from './messages.ts';
import { readCatalog } from './messages-plugin.ts';

it('the texts of a source file are the literals of `t`, `message`, `userText` and `<Trans>`', () => {
  const source = `
    const names = { idle: message('Up to date') };
    const line = t('{count, plural, one {# note} other {# notes}}', { count });
    const long = t('One sentence, ' + 'on two lines');
    const named = t(names.idle);
    const failure = userText('There is no folder {path}.', { path });
    const drawn = <Trans text="Press <0>Enter</0>" parts={[<b key="b" />]} />;
    other('not one');`;
  expect(messagesOf('x.tsx', source)).toEqual([
    'Up to date',
    '{count, plural, one {# note} other {# notes}}',
    'One sentence, on two lines',
    'There is no folder {path}.',
    'Press <0>Enter</0>',
  ]);
});

it('a text without its values is refused', () => {
  for (const code of ["t('No {path}')", "userText('No {path}', { folder })"]) {
    expect(() => messagesOf('x.tsx', `const a = ${code};`)).toThrow(/lacks its values: path/);
  }
});

it.each(['t(`Hello`)', 'message(name)', "t('Hello ' + name)", '<Trans text={text} parts={[]} />'])(
  'a text that is not a literal is refused: %s',
  (code) => {
    expect(() => messagesOf('x.tsx', `const a = ${code};`)).toThrow(UnreadableMessage);
  },
);

it.each(['en', 'de', 'zh'] as const)('texts from outside the page are read as the page reads them: %s', (locale) => {
  const project = join(import.meta.dirname, '..');
  const translations = locale === 'en' ? null : readCatalog(project, locale);
  for (const { text } of otherMessages(project)) {
    const wording = translations?.get(text) ?? text;
    for (const sample of [1, 12_345, 'folder']) {
      const names = [...wording.matchAll(/\{\s*(\w+)/g)].map(([, name = '']) => name);
      // A word has no plural, and is no time.
      if (typeof sample === 'string' && /, (?:number|plural|time)/.test(wording)) continue;
      const values = Object.fromEntries(names.map((name) => [name, sample]));
      const i18n = setupI18n({ locale, messages: { [locale]: { [text]: compileMessageOrThrow(wording) } } });
      expect(filledIn(wording, values, (value) => value, locale)).toBe(i18n._(text, values));
    }
  }
});
