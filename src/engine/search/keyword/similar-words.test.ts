import { assert, constantFrom, array as listOf, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Vocabulary } from '../../text-index/vocabulary.ts';
import { editDistance, SimilarWords } from './similar-words.ts';

function over(...terms: string[]) {
  const vocabulary = new Vocabulary();
  for (const term of terms) vocabulary.intern(term);
  const similar = new SimilarWords(vocabulary);
  const named = (ids: number[]) => ids.map((id) => vocabulary.terms[id]);
  return { vocabulary, similar, named };
}

const once = () => 1;
const noneIsSmall = () => false;

describe('similar words', () => {
  it('similar words differ by a letter added, left out, changed or swapped', () => {
    const { similar, named } = over('router');
    for (const typed of ['rounter', 'ruter', 'rouper', 'roture']) {
      expect(named(similar.similar([typed], once, noneIsSmall))).toEqual(typed === 'roture' ? [] : ['router']);
    }
    expect(named(similar.similar(['oruter'], once, noneIsSmall))).toEqual(['router']);
  });

  it('long similar words may differ twice', () => {
    expect(over('certificate').similar.similar(['certifcaet'], once, noneIsSmall)).toHaveLength(1);
    expect(over('router').similar.similar(['ruotre'], once, noneIsSmall)).toEqual([]);
  });

  it('similar words are the nearest only, the common ones first', () => {
    const { similar, named } = over('hives', 'hiver', 'hivex', 'hived', 'zives');
    const frequencies = [1, 9, 3, 2, 99];
    expect(named(similar.similar(['hivez'], (id) => frequencies[id] ?? 0, noneIsSmall))).toEqual([
      'hiver',
      'hivex',
      'hived',
      'hives',
    ]);
  });

  it('there are none where a small word is among the nearest, but farther ones do not matter', () => {
    const { similar, named } = over('from', 'frog', 'frostbite');
    const isSmall = (term: string) => term === 'from';
    expect(named(similar.similar(['frob'], once, isSmall))).toEqual([]);
    expect(named(similar.similar(['frag'], once, isSmall))).toEqual(['frog']);
  });

  it('similar words are found among terms that came after the last search', () => {
    const { vocabulary, similar, named } = over('hive');
    expect(similar.similar(['honeey'], once, noneIsSmall)).toEqual([]);
    for (let at = 0; at < 3_000; at++) vocabulary.intern(`filler${at}`);
    vocabulary.intern('honey');
    expect(named(similar.similar(['honeey'], once, noneIsSmall))).toEqual(['honey']);
  });

  it('similar words are never ruled out by the sketch of their letters', () => {
    const letters = listOf(constantFrom('a', 'b', 'c', 'é', 'я', '1'), { minLength: 4, maxLength: 10 });
    assert(
      property(letters, letters, (a, b) => {
        const [word, term] = [a.join(''), b.join('')];
        const most = word.length < 8 ? 1 : 2;
        const isNear = slowDistance(word, term) <= most;
        expect(over(term).similar.similar([word], once, noneIsSmall).length > 0).toBe(isNear);
      }),
    );
  });
});

it('the distance of words is measured up to a limit', () => {
  expect(editDistance('abcd', 'abdc', 2)).toBe(1);
  expect(editDistance('abcd', 'wxyz', 2)).toBeGreaterThan(2);
  expect(editDistance('', 'ab', 2)).toBe(2);
});

/** Optimal string alignment by its definition. */
function slowDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const same = a.at(-1) === b.at(-1) ? 0 : 1;
  const [shortA, shortB] = [a.slice(0, -1), b.slice(0, -1)];
  // The lengths are nearly equal, so the recursion stays small.
  if (Math.abs(a.length - b.length) > 2) return 3;
  if (same === 0) return slowDistance(shortA, shortB);
  const isSwap = a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1);
  return Math.min(
    slowDistance(shortA, shortB) + 1,
    bounded(shortA, b) + 1,
    bounded(a, shortB) + 1,
    isSwap ? slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1 : 9,
  );
}

function bounded(a: string, b: string): number {
  return Math.abs(a.length - b.length) > 2 ? 9 : slowDistance(a, b);
}
