import { describe, expect, it } from 'vitest';
import { qualityOf } from './measured-quality.ts';
import { fitOf, noteLanguages } from './model-fit.ts';

const e5 = 'Xenova/multilingual-e5-small';

describe('the languages of notes', () => {
  it('the languages of notes are their shares, the most common first, without those of a few notes', () => {
    const counts = new Map([
      ['en', 38],
      ['de', 58],
      ['af', 4],
    ]);
    expect(noteLanguages(counts)).toEqual([
      { language: 'de', share: 58 / 96 },
      { language: 'en', share: 38 / 96 },
    ]);
    expect(noteLanguages(new Map())).toEqual([]);
  });

  it('in a small library, one or two notes among others are no language of it', () => {
    const among = (other: number, english: number) =>
      noteLanguages(
        new Map([
          ['en', english],
          ['de', other],
        ]),
      ).map(({ language }) => language);
    expect(among(1, 3)).toEqual(['en']);
    expect(among(1, 17)).toEqual(['en']);
    expect(among(2, 10)).toEqual(['en']);
    expect(among(3, 17)).toEqual(['en', 'de']);
    expect(among(2, 3)).toEqual(['en', 'de']);
    expect(among(1, 0)).toEqual(['de']);
  });
});

describe('a model’s fit', () => {
  it('a model’s fit is its quality in the languages of the notes, weighted by their shares', () => {
    const languages = [
      { language: 'de', share: 0.75 },
      { language: 'en', share: 0.25 },
    ];
    const [german, english] = [qualityOf(e5, 'de')?.ndcg10 ?? 0, qualityOf(e5, 'en')?.ndcg10 ?? 0];
    expect(fitOf(e5, languages)?.ndcg10).toBeCloseTo(0.75 * german + 0.25 * english, 9);
    expect(fitOf(e5, languages)?.languages).toEqual([
      { language: 'de', share: 0.75, ndcg10: german, measured: true },
      { language: 'en', share: 0.25, ndcg10: english, measured: true },
    ]);
  });

  it('a model that was not measured has no fit, and none has one for notes in unknown languages', () => {
    expect(fitOf('someone/tiny', [{ language: 'en', share: 1 }])).toBeNull();
    expect(fitOf(e5, [])).toBeNull();
  });
});
