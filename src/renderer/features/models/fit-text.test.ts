import { describe, expect, it } from 'vitest';
import { fitOutOfTen, languageFits } from './fit-text.ts';

describe('how well a model fits the notes', () => {
  it('figures are out of ten, with one decimal', () => {
    expect([0, 0.724, 0.96, 1].map(fitOutOfTen)).toEqual(['0.0', '7.2', '9.6', '10.0']);
  });

  it('each language has its figure, and one that was not measured says where it comes from', () => {
    const languages = [
      { language: 'de', share: 0.7, ndcg10: 0.7, measured: true },
      { language: 'it', share: 0.3, ndcg10: 0.86, measured: false },
    ];
    expect(languageFits({ ndcg10: 0.75, languages, remark: null })).toBe(
      'German 7.0 · Italian 8.6 (as other languages)',
    );
  });
});
