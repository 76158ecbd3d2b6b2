import { describe, expect, it } from 'vitest';
import { outlineOfMarkdown } from './markdown.ts';

describe('the title of a note', () => {
  it.each([
    ['---\ntitle: Bread\n---\n# Other', 'Bread'],
    ['+++\ntitle = "Bread"\n+++\n# Other', 'Bread'],
    ['---\ntitle: 2024\n---\n', '2024'],
    ['# **Bold** and `code` with [a link](http://x.y)\n', 'Bold and code with a link'],
    ['Setext\n======\n', 'Setext'],
    ['text first\n\n## Then a heading ##\n', 'Then a heading'],
    ['# snake_case stays\n', 'snake_case stays'],
    ['---\ntitle: [broken\n---\n# Other', 'broken'],
    ['---\na: &a [1]\nb: *a\ntitle: bomb\n---\n# Other', 'bomb'],
    ['no title at all', null],
    ['#\n\nempty heading', null],
  ])('the title of %j is %j', (text, title) => {
    expect(outlineOfMarkdown(text).title).toBe(title);
  });
});

describe('blocks', () => {
  it('Markdown’s front matter and rules are no text, and everything else is read in order', () => {
    const text =
      '---\na: 1\n---\n\n# H\n\np\n\n---\n\n- one\n- two\n  more\n\n> said\n\n| a |\n|---|\n| 1 |\n\n```\nx\n```\n';
    const blocks = outlineOfMarkdown(text).blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]);
    expect(blocks).toEqual([
      ['heading', '# H'],
      ['prose', 'p'],
      ['prose', '- one'],
      ['prose', '- two\n  more'],
      ['prose', '> said'],
      ['row', '| a |'],
      ['row', '| 1 |'],
      ['code', '```\nx\n```'],
    ]);
  });

  it.each([
    ['a\n\n%% hidden\n\n## Drawing\n```\nx\n```\n%%\n\nb', ['a', 'b']],
    ['a %% hidden %% b', ['a %% hidden %% b']],
    ['<!-- one\n\ntwo -->\n\nb', ['b']],
    ['a %% hidden\n\n# no\n\n- more %% b', ['a', 'b']],
    ['`%%` a\n\n`%%` b', ['`%%` a', '`%%` b']],
    ['100 %% and never closed\n\nb', ['100 %% and never closed', 'b']],
  ])('comments over several blocks are no text: %j', (text, seen) => {
    const { blocks } = outlineOfMarkdown(text);
    expect(blocks.map(({ start, end }) => text.slice(start, end))).toEqual(seen);
    expect(blocks.at(-1)?.trail).toEqual([]);
  });

  it('Markdown with an unclosed fence is read to its end', () => {
    expect(outlineOfMarkdown('a\n\n```js\nlet x').blocks.map(({ kind }) => kind)).toEqual(['prose', 'code']);
  });
});
