import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { characterMapOf } from './character-map.ts';

// Compiled by SentencePiece of eight rules (`testing/tokens/build.py`).
const map = readFileSync(join(import.meta.dirname, 'testing/tokens/small-map.txt'), 'utf8');
const normalize = characterMapOf(map);

describe('SentencePiece’s character map', () => {
  it.each([
    ['a character by another', 'ｆull', 'full'],
    ['a character by several', 'ﬁnd', 'find'],
    ['several characters by one', 'か\u3099くか', 'がくか'],
    ['the longest sequence that it knows', '\u1112\u1161\u11ab\u1112\u1161\u11bb\u1112', '한하\u11bb\u1112'],
    ['a character by nothing', 'so\u00adft', 'soft'],
    ['a character beyond the first 65,536', '𝐛old', 'bold'],
    ['one right after another', 'ﬁ\u3000ｆ', 'fi f'],
  ])('the map replaces %s', (_, text, expected) => {
    expect(normalize(text)).toBe(expected);
  });

  it.each(['', 'plain', 'é e\u0301 ñ', '👩‍👧 漢字', 'か', 'か\u0308'])(
    'the map leaves what it does not know: %j',
    (text) => {
      expect(normalize(text)).toBe(text);
    },
  );

  it('a map that is cut off is refused', () => {
    expect(() => characterMapOf(map.slice(0, 400))).toThrow(RangeError);
  });
});
