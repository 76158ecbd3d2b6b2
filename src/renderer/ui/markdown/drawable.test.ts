import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { isDrawable } from './drawable.ts';
import { Markdown } from './markdown.tsx';

const length = 12_000;
const filled = (text: string): string => text.repeat(Math.ceil(length / text.length)).slice(0, length);

/** What a hostile or broken note may be full of. */
const attacks = [
  ...['> ', '>', '> - ', '- ', '* * * a\n', '1. ', '-\t', '[', '![', '![[', '[[a', '[[a]] ', '[a](', '[a](b) ', ']('],
  ...[
    '**',
    '**a ',
    '*a _b ',
    '**a** ',
    '*a',
    '==a== ',
    '~',
    '`',
    '``` ',
    '```\n',
    '> ```\n',
    '$a$ ',
    '$$',
    '%%',
    '<',
    '<a b="',
  ],
  ...[
    '<div>',
    '<!--',
    '<![CDATA[',
    '<?',
    '[^1]: a\n\n[^1] ',
    '[a]: b\n',
    '|a',
    '|a|b|\n|-|-|\n',
    '| a\n',
    '# a\n',
    'a\n=\n',
    '---\n',
  ],
  ...[
    '#tag ',
    '&amp;',
    'http://a.b ',
    'a@b.c ',
    'a ^b\n',
    '- [ ] a\n',
    '\\[',
    `${'> '.repeat(19)}a\n`,
    `${'- '.repeat(19)}a\n`,
    'a  \n',
  ],
].map(filled);

const nested = [
  `${'['.repeat(6_000)}${'](b)'.repeat(1_500)}`,
  `${'*a '.repeat(2_000)}${'a* '.repeat(2_000)}`,
  Array.from({ length: 90 }, (_, depth) => `${'  '.repeat(depth)}- a`).join('\n'),
  Array.from({ length: 90 }, (_, depth) => `${'\t'.repeat(depth)}- a`).join('\n'),
  // Each row of a table has as many cells as its head.
  `a\n\n${'a|'.repeat(600)}a\n${'-|'.repeat(600)}-\n${'b\n'.repeat(1_200)}`,
  `${'|a'.repeat(100)}|\n${'|-'.repeat(100)}|\n${'b\n'.repeat(300)}`,
  `> - ${'a|'.repeat(100)}a\n>   ${':-: | '.repeat(100)}-\n${'>   b\n'.repeat(300)}`,
  ...['<div>\n```\n\n', '---\n```\n---\n', '%%\n```\n%%\n', '> ```\n'].map(
    (hiding) => `${hiding}${filled('![').slice(0, 11_000)}`,
  ),
  Array.from({ length: 40 }, (_, depth) => `${'> '.repeat(depth + 1)}[!note] a`).join('\n'),
];

describe('a text that is drawn', () => {
  it.each([...attacks, ...nested].map((text) => ({ text, begin: JSON.stringify(text.slice(0, 12)) })))(
    'has few elements, none of them deep within others: $begin',
    ({ text }) => {
      // What cannot be drawn as a whole may be in parts.
      for (const part of [text, text.slice(0, 2_000), text.slice(0, 500)].filter(isDrawable)) {
        const { count, depth } = sizeOf(renderToStaticMarkup(createElement(Markdown, { text: part })));
        expect(count).toBeLessThan(3_000);
        expect(depth).toBeLessThan(80);
      }
    },
  );

  it.each([
    ['a table of two hundred rows', `|a|b|c|d|e|\n|-|-|-|-|-|\n${'| 12 | some | words | in | cells |\n'.repeat(200)}`],
    ['a list of a hundred links', '- [Title of the page](https://example.org/a_b)\n'.repeat(100)],
    ['a paragraph full of links', 'See [[Garden]], [[Beds#Soil]] and *more*. '.repeat(30)],
    ['a list in lists in quotes', '> - a\n>   - b\n>     - c\n>       - [ ] d\n>         1. e\n'.repeat(20)],
    ['code of two hundred lines', `\`\`\`js\n${'const a = b[0] * c;\n'.repeat(200)}\`\`\`\n`],
  ])('is %s', (_what, text) => {
    expect(isDrawable(text)).toBe(true);
  });

  it('is none that is deep: of quotes, lists, or both, by marks or by indentation', () => {
    for (const text of ['>'.repeat(60), `a\n${'> - '.repeat(30)}b`, `${' '.repeat(80)}- a`, `${'\t'.repeat(20)}1. a`]) {
      expect(isDrawable(text)).toBe(false);
    }
    expect(isDrawable('> > > > - - 1. a\n          - b\n')).toBe(true);
    expect(isDrawable(`${' '.repeat(200)}centred`)).toBe(true);
  });
});

function sizeOf(html: string): { count: number; depth: number } {
  let [count, depth, deepest] = [0, 0, 0];
  for (const [tag, slash] of html.matchAll(/<(\/?)[a-z][^<>]*>/g)) {
    if (slash) depth--;
    else {
      count++;
      if (!/^<(?:br|hr|img|input)\b/.test(tag)) depth++;
    }
    deepest = Math.max(deepest, depth);
  }
  return { count, depth: deepest };
}
