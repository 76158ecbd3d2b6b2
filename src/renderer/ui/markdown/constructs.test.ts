import { describe, expect, it } from 'vitest';
import { constructsOf } from './constructs.ts';

describe('the constructs of a note', () => {
  it.each([
    ['a comment in a line', 'a %%hidden%% b', ['comment %%hidden%%']],
    ['a comment of several paragraphs', '%%\na\n\nb\n%%\n', ['comment %%\na\n\nb\n%%']],
    ['a comment that is left open, which hides nothing', '%% a\n\nb', []],
    ['a block id at a line’s end', 'Some text ^a-1\nmore ^no more\n', ['block-id ^a-1']],
    ['a block id on a line of its own', '| a |\n\n^table-1\n', ['block-id ^table-1']],
    ['tags', '#a, (#b/c) x#no #12 #d/', ['tag #a', 'tag #b/c', 'tag #d']],
    ['links', '[[A]] and [[B#C|d]]', ['link [[A]]', 'link [[B#C|d]]']],
    ['links in a table', '| [[A\\|b]] |', ['link [[A\\|b]]']],
    ['embeds', '![[a.png|300]]', ['embed ![[a.png|300]]']],
  ])('are found: %s', (_, text, expected) => {
    expect(shown(text)).toEqual(expected);
  });

  it.each([
    ['between single signs', 'area $x\\,y$ here', ['$x\\,y$']],
    ['with a number at its beginning', '$2x$', ['$2x$']],
    ['over a line end', '$a +\nb$', ['$a +\nb$']],
    ['between double signs in a line', 'so $$x$$ is', ['$$x$$']],
    ['as a block with an empty line', '$$\na\n\nb\n$$', ['$$\na\n\nb\n$$']],
    ['that begins and ends beside its signs', '$$a = 1\nb = 2$$\n', ['$$a = 1\nb = 2$$']],
  ])('a formula is found %s', (_, text, expected) => {
    expect(formulas(text)).toEqual(expected);
  });

  it.each([
    'It costs $5 and $6.',
    'It costs $5-$6, or 7 $.',
    'Set $HOME and $PATH.',
    'A sign \\$a$ that is escaped.',
    'One $ alone, and $a over\n\ntwo paragraphs$.',
    'Two $$ alone.',
    '$$\nleft open',
  ])('there is no formula in “%s”', (text) => {
    expect(formulas(text)).toEqual([]);
  });

  it.each([
    ['a code span', '`$a$ #b [[c]] %%d%%`'],
    ['a fence', '```\n$a$ #b [[c]]\n```\n'],
    ['a fence in a list', '- a\n  ~~~sh\n  $a$\n  ~~~\n'],
    ['a fence that is left open', '```\n#a'],
    ['front matter', '---\na: "#b [[c]]"\n---\n'],
    ['HTML', '<a href="x #b" title="$a$">'],
    ['an HTML comment', '<!-- #a [[b]] -->'],
    ['the target of a link', '[a](#b) [a](<x #c>) https://x.org/ #'],
    ['a definition', '[a]: #b'],
  ])('there is none in %s', (_, text) => {
    expect(constructsOf(text)).toEqual([]);
  });

  it('a fence in a quote ends with the quote', () => {
    expect(shown('> ```\n> $a$\n\n#b')).toEqual(['tag #b']);
  });

  it('a formula in a quote is free of the quote’s marks', () => {
    expect(constructsOf('> $$\n> a > b\n> $$')[0]).toMatchObject({ tex: 'a > b' });
  });

  it('a link’s label is what stands after the bar, or else the target', () => {
    const text = '[[A#b]] [[A|the a]] [[A|]]';
    const labels = constructsOf(text).map((each) =>
      each.kind === 'link' ? text.slice(each.label.start, each.label.end) : '',
    );
    expect(labels).toEqual(['A#b', 'the a', 'A']);
  });

  it.each(['$a ', '[[a ', '%% ', '`', '`` ` ', '![[', '<!-- ', '$$ '])(
    'many “%s” take no long time',
    (piece) => {
      const text = piece.repeat(200_000 / piece.length);
      for (const { start, end } of constructsOf(text)) expect(end).toBeGreaterThan(start);
    },
    10_000,
  );
});

function shown(text: string): string[] {
  return constructsOf(text).map(({ kind, start, end }) => `${kind} ${text.slice(start, end)}`);
}

function formulas(text: string): string[] {
  return constructsOf(text).flatMap(({ kind, start, end }) => (kind === 'math' ? [text.slice(start, end)] : []));
}
