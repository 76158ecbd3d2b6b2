import { afterEach, expect, it } from 'vitest';
import { activate } from '../../lib/translate.tsx';
import { moreText } from './more-text.ts';

afterEach(() => activate('en'));

it('what belongs to a hit is told in a whole sentence, whatever parts of it there are', async () => {
  expect(moreText(0, 0)).toBeNull();
  expect(moreText(0, 2)).toBe('2 nearly identical notes');
  expect(moreText(1, 0)).toBe('1 more passage');
  expect(moreText(3, 1)).toBe('3 more passages, and 1 nearly identical note');
  await activate('de');
  expect(moreText(1, 2)).toBe('1 weiterer Abschnitt und 2 fast gleiche Notizen');
});
