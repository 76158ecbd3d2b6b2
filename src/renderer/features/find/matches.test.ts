import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countText } from './count-text.ts';
import { foldText } from './fold-text.ts';
import { matchesIn, maxMatches } from './matches.ts';
import { createFindStore } from './store.ts';

describe('finding in a text', () => {
  it.each([
    ['whatever the case', 'Garden GARDEN', 'garden', ['Garden', 'GARDEN']],
    ['whatever the diacritics', 'café Cafe\u0301 cafe', 'cafe', ['café', 'Cafe\u0301', 'cafe']],
    ['with diacritics in what is looked for', 'uber Über', 'über', ['uber', 'Über']],
    ['whatever the spaces', 'a\u00a0b a\nb', 'a b', ['a\u00a0b', 'a\nb']],
    ['behind signs of two units', '😀😀 x', 'x', ['x']],
    ['in writing without spaces', '花园计划和花园', '花园', ['花园', '花园']],
    ['without overlaps', 'aaaa', 'aa', ['aa', 'aa']],
    ['nothing but spaces', 'a  b', '  ', []],
  ])('finds %s', (_, text, wanted, expected) => {
    expect(matchesIn(foldText(text), wanted).map(({ start, end }) => text.slice(start, end))).toEqual(expected);
  });

  it('finds in any text what stands in it, and every match is what was looked for', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme', minLength: 1 }), (text, wanted) => {
        fc.pre(foldText(wanted).folded.trim() !== '');
        const matches = matchesIn(foldText(`${text} ${wanted} ${text}`), wanted);
        expect(matches.length).toBeGreaterThan(0);
        const whole = `${text} ${wanted} ${text}`;
        for (const { start, end } of matches) {
          expect(foldText(whole.slice(start, end)).folded).toContain(foldText(wanted).folded);
        }
      }),
    );
  });

  it('counts no more than a reader would look at', () => {
    expect(matchesIn(foldText('a'.repeat(maxMatches * 2)), 'a')).toHaveLength(maxMatches);
  });
});

describe('the matches of a note', () => {
  it('are gone through in a circle, both ways', () => {
    const store = createFindStore();
    store.getState().open('a');
    store.getState().show({ total: 3, current: 0, isDrawing: false });
    const steps = ([1, 1, 1, -1, -1] as const).map((by) => {
      store.getState().step(by);
      return store.getState().current;
    });
    expect(steps).toEqual([1, 2, 0, 2, 1]);
  });

  it('are counted in words', () => {
    const state = { query: 'a', total: 1_700, current: 2, isDrawing: false, jumps: 0 };
    const store = createFindStore().getState();
    expect(countText({ ...store, ...state })).toBe('3 of 1,700');
    expect(countText({ ...store, ...state, isDrawing: true })).toBe('3 of 1,700+');
    expect(countText({ ...store, ...state, total: 0, current: null })).toBe('Not found');
    expect(countText({ ...store, ...state, total: 0, current: null, isDrawing: true })).toBe('Looking …');
    expect(countText({ ...store, ...state, query: ' ' })).toBe('');
  });
});
