import { describe, expect, it } from 'vitest';
import { catalogue } from './catalogue.ts';
import content from './measured-quality.json' with { type: 'json' };
import { qualityOf } from './measured-quality.ts';

const starter = 'starter';
const e5 = 'Xenova/multilingual-e5-small';

describe('the measured quality of models', () => {
  it('the measured quality in a language is that of its sets, by meaning and by both, each family counting once', () => {
    const [xquad, corona] = ['xquad-de', 'corona-faq-de'].map((name) => {
      const figures = content.sets.find(({ set }) => set === name)?.models[e5];
      if (figures === undefined) throw new Error(`${name} was not measured.`);
      return (figures.semantic + figures.hybrid) / 2;
    });
    expect(qualityOf(e5, 'de')?.ndcg10).toBeCloseTo(((xquad ?? 0) + (corona ?? 0)) / 2, 9);
    expect(qualityOf(e5, 'de')?.measured).toBe(true);
    const families = new Set(content.sets.filter(({ language }) => language === 'en').map(({ family }) => family));
    expect(families.size).toBeLessThan(content.sets.filter(({ language }) => language === 'en').length);
  });

  it('the quality in a language without a set is taken from the other languages that are not English', () => {
    const italian = qualityOf(e5, 'it');
    expect(italian?.measured).toBe(false);
    const others = ['de', 'es', 'fr', 'pt', 'zh'].map((language) => qualityOf(e5, language)?.ndcg10 ?? 0);
    expect(italian?.ndcg10).toBeCloseTo(others.reduce((sum, value) => sum + value, 0) / others.length, 9);
    expect(italian?.ndcg10).toBeGreaterThan(qualityOf(starter, 'it')?.ndcg10 ?? 1);
  });

  it('a model that was not measured has no figure', () => {
    expect(qualityOf('Snowflake/snowflake-arctic-embed-s', 'en')).toBeNull();
  });

  it('every measured model is in the catalogue, and each was measured on every set', () => {
    const known = catalogue.map(({ id }) => id);
    const measured = Object.keys(content.sets[0]?.models ?? {});
    expect(known).toEqual(expect.arrayContaining(measured));
    for (const { set, models } of content.sets) expect(Object.keys(models), set).toEqual(measured);
  });
});
