import { expect, it } from 'vitest';
import { messagesOf, UnreadableMessage } from './messages.ts';

it('the texts of a source file are the literals of `t`, `message` and `<Trans>`', () => {
  const source = `
    const names = { idle: message('Up to date') };
    const line = t('{count, plural, one {# note} other {# notes}}', { count });
    const long = t('One sentence, ' + 'on two lines');
    const named = t(names.idle);
    const drawn = <Trans text="Press <0>Enter</0>" parts={[<b key="b" />]} />;
    other('not one');`;
  expect(messagesOf('x.tsx', source)).toEqual([
    'Up to date',
    '{count, plural, one {# note} other {# notes}}',
    'One sentence, on two lines',
    'Press <0>Enter</0>',
  ]);
});

it.each(['t(`Hello`)', 'message(name)', "t('Hello ' + name)", '<Trans text={text} parts={[]} />'])(
  'a text that is not a literal is refused: %s',
  (code) => {
    expect(() => messagesOf('x.tsx', `const a = ${code};`)).toThrow(UnreadableMessage);
  },
);
