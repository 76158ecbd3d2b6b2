import { describe, expect, it } from 'vitest';
import { asRead } from '../../notes/as-read.ts';
import { PhrasePattern } from './phrase-pattern.ts';

const isIn = (phrase: string, passage: string) => new PhrasePattern(phrase).isIn(asRead(passage));

describe('a phrase', () => {
  it.each([
    ['night train', 'the [night](https://x.example/a-b) train'],
    ['night train', 'the night[^1] train\n\n[^1]: Slow.'],
    ['night train', 'the <u>night</u> train, <kbd>Ctrl</kbd>'],
    ['night train', 'night<!-- x -->train'],
    ['night train', 'night %%x%% train'],
    ['night train', 'night&nbsp;train'],
    ['night train', 'night¹ train'],
    ['night train', 'night<sup>[12]</sup> train'],
    ['unimportant note', 'A **un**important ~~note~~'],
    ['naïve café', 'na&iuml;ve caf&#233;'],
    ['Donaudampfschiff', 'Donau\u00addampf\u200bschiff'],
    ['検知機構', '検知\n> 機構'],
    ['漢字を読む', '<ruby>漢字<rt>かんじ</rt></ruby>を読む'],
    ['שלום לכולם', 'שָׁלוֹם לכולם'],
    ['Koeln am Rhein', 'Köln am Rhein'],
    ['Köln am Rhein', 'Koeln am Rhein'],
    ['서울', '서울은 추웠다'],
    ['🍕', 'plan 🍕 tonight'],
    ['pizza 🍕', 'pizza 🍕!'],
  ])('“%s” is found as it is read: %j', (phrase, passage) => {
    expect(isIn(phrase, passage)).toBe(true);
  });

  it.each([
    ['night train', 'nightly trains'],
    ['night train', 'night\ntrainer'],
    ['서울', '서울시장'],
    ['poet', 'pot'],
    ['?! …', 'what?! …'],
  ])('“%s” is not found where other words stand: %j', (phrase, passage) => {
    expect(isIn(phrase, passage)).toBe(false);
  });

  it('of any length is compared', () => {
    const long = 'one two three '.repeat(5_000);
    expect(isIn(long, `so ${long}.`)).toBe(true);
    expect(isIn(long, long.slice(0, -8))).toBe(false);
  });
});
