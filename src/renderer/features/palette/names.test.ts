import { describe, expect, it } from 'vitest';
import { foldName, matchesOf } from './names.ts';

function found(names: string[], typed: string, limit = 10): (string | undefined)[] {
  return matchesOf(names.map(foldName), typed, limit).map(({ at }) => names[at]);
}

describe('names that match', () => {
  it('come in this order: the one that is typed, what begins with it, a word that does, what is similar', () => {
    const names = ['The gardener', 'Regarding', 'Gardens of France', 'Garden', 'Garden plan', 'Kitchen'];
    expect(found(names, 'garden')).toEqual(['Garden', 'Garden plan', 'Gardens of France', 'The gardener', 'Regarding']);
  });

  it('may be written without accents, in any case and any script', () => {
    expect(found(['Crème brûlée', 'Ночной поезд', '夜行列車', 'Straße'], 'creme')).toEqual(['Crème brûlée']);
    expect(found(['Crème brûlée', 'Ночной поезд', '夜行列車'], 'НОЧ')).toEqual(['Ночной поезд']);
    expect(found(['Crème brûlée', 'Ночной поезд', '夜行列車'], '夜行')).toEqual(['夜行列車']);
    expect(found(['Crème brûlée'], 'brûlée')).toEqual(['Crème brûlée']);
  });

  it('forgive a mistyped letter, and the order of words', () => {
    expect(found(['Night train to Vienna', 'Tomatoes'], 'trian')).toEqual(['Night train to Vienna']);
    expect(found(['Night train to Vienna', 'Tomatoes'], 'vienna train')).toEqual(['Night train to Vienna']);
  });

  it('are none for nothing typed, and for what is in no name', () => {
    expect(found(['Night train'], '  ')).toEqual([]);
    expect(found(['Night train'], '***')).toEqual([]);
    expect(found(['Night train'], 'xylophone')).toEqual([]);
  });

  it('are found among fifty thousand in a moment, whatever is typed', () => {
    const folded = Array.from({ length: 50_000 }, (_, i) => `the night train number ${i} to vienna`);
    for (const typed of ['t', 'tr', 'train 4', 'trian 49999', 'vienna train']) {
      const began = performance.now();
      expect(matchesOf(folded, typed, 12).length).toBeGreaterThan(0);
      expect(performance.now() - began).toBeLessThan(2_000);
    }
  });
});
