import { expect, it } from 'vitest';
import { unknownText } from './unknown-text.ts';

it.each([
  ['xls', 'There are no notes of the type “xls”: Nearnote does not read files of this kind.'],
  ['.DOC', 'There are no notes of the type “.DOC”: Nearnote does not read files of this kind.'],
  ['pdf', 'There are no notes of the type “pdf”.'],
])('a type that no note has is told, and whether its files are read: %s', (value, text) => {
  expect(unknownText({ field: 'type', value })).toBe(text);
});
