import { expect, it } from 'vitest';
import { fold } from './fold.ts';
import { isStopWord } from './stop-words.ts';
import { byScript, pairsOf } from './unspaced.ts';

it('folding evens out case, accents, widths and ligatures', () => {
  expect(fold('Straße')).toBe('strasse');
  expect(fold('ÉCOLE')).toBe(fold('e\u0301cole'));
  expect(fold('Łódź Ærø ﬁn')).toBe('lodz aero fin');
  expect(fold('ＡＢＣ１２３')).toBe('abc123');
  expect(fold('İstanbul ısı')).toBe('istanbul isi');
});

it('folding leaves the marks of other scripts, which are letters there', () => {
  expect(fold('किताबें')).toBe('किताबें');
  expect(fold('がぎ')).toBe('がぎ');
});

it('a word ends where a script without spaces begins, and begins where it ends', () => {
  expect(byScript('v2東京tower')).toEqual([
    { text: 'v2', start: 0 },
    { text: '東京', start: 2 },
    { text: 'tower', start: 4 },
  ]);
});

it('pairs are made of characters, not of code units', () => {
  expect(pairsOf('𠮷a野')).toEqual([
    { text: '𠮷a', start: 0 },
    { text: 'a野', start: 2 },
  ]);
  expect(pairsOf('')).toEqual([]);
});

it('stop words are known however they are spelt', () => {
  expect(isStopWord('The', 'en')).toBe(true);
  expect(isStopWord('don’t', 'en')).toBe(true);
  expect(isStopWord('für', 'de')).toBe(true);
  expect(isStopWord('garden', 'en')).toBe(false);
  expect(isStopWord('the', 'xx')).toBe(false);
});

it('a capital letter makes a name of a stop word', () => {
  expect(isStopWord('c', 'en')).toBe(true);
  expect(isStopWord('C', 'en')).toBe(false);
  expect(isStopWord('I', 'en')).toBe(true);
});
