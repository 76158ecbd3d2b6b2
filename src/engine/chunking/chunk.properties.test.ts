import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { embeddedText } from '../notes/embedded-text.ts';
import type { Outline } from '../notes/outline.ts';
import { outlineOfOrg } from '../parsing/formats/org.ts';
import { outlineOfRst } from '../parsing/formats/restructured-text.ts';
import { outlineOfMarkdown } from '../parsing/markdown.ts';
import { outlineOfCode, outlineOfText } from '../parsing/plain-text.ts';
import { starterTokenizer } from '../testing/paths.ts';
import { chunksOf } from './chunk.ts';
import { tokenCounterOf } from './token-counter.ts';

const count = tokenCounterOf(starterTokenizer);

const words = fc.constantFrom(
  'river',
  'Ångström',
  '会议',
  'unbelievablyprolonged',
  '😀',
  '👩‍👩‍👧',
  '1.0.21',
  'e\u0301',
  '\u200b',
  'x'.repeat(300),
);
const sentence = fc.array(words, { minLength: 1, maxLength: 40 }).map((parts) => `${parts.join(' ')}. `);
const mark = fc.constantFrom(
  '# ',
  '### ',
  '- ',
  '1. ',
  '> ',
  '    ',
  '\t',
  '| a | b |\n|---|---|\n| 1 | 2 |\n',
  '```js\n',
  '```\n',
  '---\n',
  '***\n',
  '[a](b)',
  '[[a|b]]',
  '![](',
  '<!--',
  '-->',
  '<img alt="a">',
  '[a]: b\n',
  '* ',
  '** ',
  '#+begin_src\n',
  '#+end_src\n',
  ':END:\n',
  ':A:\n',
  '=====\n',
  '.. note::\n',
  '::\n',
  '+--+\n',
  '| x\n',
  '\0',
  '\u2028',
  `|${'-|'.repeat(300)}\n`,
);
const ending = fc.constantFrom('\n', '\n\n', '\r\n', '\r', '', ' ');
const structured = fc
  .array(fc.oneof({ weight: 3, arbitrary: sentence }, mark, ending, fc.string({ unit: 'binary', maxLength: 50 })), {
    maxLength: 60,
  })
  .map((parts) => parts.join(''));
const any = fc.oneof(
  structured,
  fc.string({ unit: 'binary', maxLength: 3_000 }),
  fc.string({ unit: 'grapheme', maxLength: 3_000 }),
);

/** Formats, and whether some of their lines are not text: settings, comments, addresses. */
const formats: [name: string, outlineOf: (text: string) => Outline, isWhole: boolean][] = [
  ['Markdown', outlineOfMarkdown, true],
  ['text', outlineOfText, true],
  ['code', outlineOfCode, true],
  ['Org', outlineOfOrg, false],
  ['reStructuredText', outlineOfRst, false],
];

describe.each(formats)('for any text, the chunks of %s', (_, outlineOf, isWhole) => {
  it('chunks of any text cover it in order, map back exactly, are not too long and part no character', () => {
    fc.assert(
      fc.property(any, (text) => {
        fc.pre(!/^(---|\+\+\+)/.test(text));
        const outline = outlineOf(text);
        const { chunks } = chunksOf(text, outline, 'title', count);
        let covered = 0;
        let before = 0;
        for (const chunk of chunks) {
          expect(text.slice(chunk.start, chunk.end)).toBe(chunk.text);
          expect(chunk.text.isWellFormed()).toBe(text.slice(chunk.start, chunk.end).isWellFormed());
          expect(partsPair(text, chunk.start) || partsPair(text, chunk.end)).toBe(false);
          expect(chunk.start).toBeGreaterThanOrEqual(before);
          expect(count(embeddedText(chunk.context, chunk.text))).toBeLessThanOrEqual(254);
          // Only markup lies between chunks: rules, fences, the line below a table’s head.
          if (isWhole) expect(text.slice(covered, chunk.start)).not.toMatch(/\p{L}/u);
          before = chunk.start;
          covered = Math.max(covered, chunk.end);
        }
        if (isWhole) expect(text.slice(covered)).not.toMatch(/\p{L}/u);
      }),
      { numRuns: 150 },
    );
  });
});

function partsPair(text: string, offset: number): boolean {
  return /^[\ud800-\udbff]$/.test(text.charAt(offset - 1)) && /^[\udc00-\udfff]$/.test(text.charAt(offset));
}
