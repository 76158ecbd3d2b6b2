import { expect, it } from 'vitest';
import { fold } from './fold.ts';
import { isStopWord } from './stop-words.ts';
import { byScript, pairsOf } from './unspaced.ts';

it('folds case, accents, widths and ligatures', () => {
  expect(fold('Straße')).toBe('strasse');
  expect(fold('ÉCOLE')).toBe(fold('e\u0301cole'));
  expect(fold('Łódź Ærø ﬁn')).toBe('lodz aero fin');
  expect(fold('ＡＢＣ１２３')).toBe('abc123');
  expect(fold('İstanbul ısı')).toBe('istanbul isi');
});

it('leaves the marks of other scripts, which are letters there', () => {
  expect(fold('हिन्दी')).toBe('हिन्दी');
  expect(fold('がぎ')).toBe('がぎ');
});

it('parts a word where a script without spaces begins and ends', () => {
  expect(byScript('v2東京tower')).toEqual([
    { text: 'v2', start: 0 },
    { text: '東京', start: 2 },
    { text: 'tower', start: 4 },
  ]);
});

it('pairs characters, not code units', () => {
  expect(pairsOf('𠮷a野')).toEqual([
    { text: '𠮷a', start: 0 },
    { text: 'a野', start: 2 },
  ]);
  expect(pairsOf('')).toEqual([]);
});

it('knows the words that say next to nothing, however they are spelt', () => {
  expect(isStopWord('The', 'en')).toBe(true);
  expect(isStopWord('don’t', 'en')).toBe(true);
  expect(isStopWord('für', 'de')).toBe(true);
  expect(isStopWord('garden', 'en')).toBe(false);
  expect(isStopWord('the', 'xx')).toBe(false);
});

it('takes a large letter for a name', () => {
  expect(isStopWord('c', 'en')).toBe(true);
  expect(isStopWord('C', 'en')).toBe(false);
  expect(isStopWord('I', 'en')).toBe(true);
});
