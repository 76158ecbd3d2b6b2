import fc from 'fast-check';
import { expect, it } from 'vitest';
import { visible, visibleName } from './visible.ts';

it('characters that do something on a terminal are shown instead', () => {
  expect(visible('\u001b]0;title\u0007 \u009b2J a\rb \u007f')).toBe(
    '\\u001b]0;title\\u0007 \\u009b2J a\\u000db \\u007f',
  );
  expect(visible('photo\u202Egpj.exe \u2066x\u2069')).toBe('photo\\u202egpj.exe \\u2066x\\u2069');
});

it('a name stays on its line', () => {
  expect(visibleName('plan\n3 problems\t.md')).toBe('plan\\u000a3 problems\\u0009.md');
});

it('text in any language stays as it is, with its lines and tabs', () => {
  const text = 'Grüße, 你好\tשלום\nمرحبا 👩‍🌾 \u200F\u00AD';
  expect(visible(text)).toBe(text);
});

it('JSON stays the same value', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(visible(JSON.stringify(value)))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
});
