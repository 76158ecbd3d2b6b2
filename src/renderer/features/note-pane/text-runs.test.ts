import { describe, expect, it } from 'vitest';
import type { Highlight } from './highlight.ts';
import { textRuns } from './text-runs.ts';

describe('textRuns', () => {
  it('splits a text where its marking changes, and loses nothing', () => {
    const text = 'before THE needle IN IT after needle';
    const highlight = { passage: range(7, 23), sentence: range(11, 20), words: [range(11, 17), range(30, 36)] };
    const runs = textRuns(text, (index) => index, highlight);
    expect(runs.map(({ text: part, ...kind }) => `${Object.values(kind).map(Number).join('')} ${part}`)).toEqual([
      '000 before ',
      '100 THE ',
      '111 needle',
      '110  IN',
      '100  IT',
      '000  after needle',
    ]);
  });

  it('keeps characters that the note does not contain with the ones before them', () => {
    const offsets = [0, 1, -1, 2, 3];
    const runs = textRuns('ab↩cd', (index) => offsets[index] ?? -1, { ...nothing, passage: range(1, 2) });
    expect(runs.map(({ text, isPassage }) => [text, isPassage])).toEqual([
      ['a', false],
      ['b↩', true],
      ['cd', false],
    ]);
  });
});

const nothing: Highlight = { passage: range(0, 0), sentence: null, words: [] };

function range(start: number, end: number) {
  return { start, end };
}
