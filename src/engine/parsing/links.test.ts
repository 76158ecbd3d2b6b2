import { describe, expect, it } from 'vitest';
import type { NoteFormat } from '../../shared/domain.ts';
import { inEnglish } from '../../shared/user-text.ts';
import { linksOf } from './links.ts';
import { parseNote } from './parse.ts';
import { isUnreadable } from './read-file.ts';

async function linksIn(format: NoteFormat, text: string) {
  const document = await parseNote(format, Buffer.from(text));
  if (isUnreadable(document)) throw new Error(inEnglish(document.reason));
  return linksOf(format, document.text, document.outline);
}

async function targetsIn(format: NoteFormat, text: string): Promise<string[]> {
  return (await linksIn(format, text)).map(({ target }) => target);
}

describe('links in Markdown', () => {
  it.each([
    ['[[Garden plan]]', ['Garden plan']],
    ['[[Garden plan|the plan]] and ![[Beds#Soil]]', ['Garden plan', 'Beds#Soil']],
    ['[[Beds^nightshade]], [[Beds#^nightshade]]', ['Beds^nightshade', 'Beds#^nightshade']],
    ['| a | b |\n|---|---|\n| [[Beds\\|our beds]] | x |', ['Beds']],
    ['[text](../recipes/bread.md "Title") [x](<with space.md>)', ['../recipes/bread.md', 'with space.md']],
    ['[x](bread_(white).md)', ['bread_(white).md']],
    ['[![alt](pic.png)](note.md)', ['note.md']],
    ['[one][ref]\n\n[ref]: other.md', ['other.md']],
    ['<a class="x" href="other.md">there</a>', ['other.md']],
    ['---\nrelated: "[[Beds]]"\nlink: "[a](b.md)"\n---\ntext', ['Beds']],
    ['> quoted [[Beds]]\n\n- item [[Soil]]', ['Beds', 'Soil']],
  ])('%j links to %j', async (text, targets) => {
    expect(await targetsIn('markdown', text)).toEqual(targets);
  });

  it.each([
    ['[a](https://example.com) [b](mailto:a@b.c) [c](//host/x)'],
    ['[here](#below) and [[#Below]] and [[^block]]'],
    ['![[picture.png|300]] ![alt](picture.JPG)'],
    ['`[[Beds]]` and ``a ` [[Beds]]``'],
    ['```\n[[Beds]] [x](y.md)\n```\n\n    [[Beds]]'],
    ['a footnote[^1]\n\n[^1]: about it'],
    ['[[ ]] [[]] [ [Beds] ] [x]()'],
  ])('%j holds no link to a note', async (text) => {
    expect(await targetsIn('markdown', text)).toEqual([]);
  });

  it('a link’s place is where it stands in the file', async () => {
    const text = '# 😀 Title\r\n\r\nsee [[Beds|beds]], then [bread](bread.md).\r\n';
    const links = await linksIn('markdown', text);
    expect(links.map(({ start, end, kind }) => [kind, text.slice(start, end)])).toEqual([
      ['wiki', '[[Beds|beds]]'],
      ['path', '[bread](bread.md)'],
    ]);
  });

  it('very many brackets that are no links are read', async () => {
    for (const piece of ['[', '[[a', '](', '](a "', '[[a|', '<a ', '[a]: '])
      expect(await targetsIn('text', piece.repeat(200_000 / piece.length))).toHaveLength(piece === '[a]: ' ? 1 : 0);
  });

  it('of one note ten thousand links are read', async () => {
    expect(await targetsIn('markdown', '[[a]] '.repeat(12_000))).toHaveLength(10_000);
  });
});

it.each<[NoteFormat, string, string[]]>([
  [
    'org',
    '* H\n[[file:beds.org][Beds]] [[./soil.org::*Clay]] [[https://x.y][web]] [[id:1234]] [[*H]]',
    ['beds.org', './soil.org#Clay'],
  ],
  [
    'asciidoc',
    '= T\n\nsee link:beds.adoc[Beds], xref:soil.adoc#clay[clay], <<bread.adoc#top,Bread>>, <<own>>',
    ['beds.adoc', 'soil.adoc#clay', 'bread.adoc#top'],
  ],
  [
    'rst',
    'T\n=\n\nsee `Beds <beds.rst>`_, :doc:`soil`, :doc:`Bread </recipes/bread>`, `w <https://x.y>`_',
    ['beds.rst', 'soil', '/recipes/bread'],
  ],
  ['text', 'see [[Beds]]', ['Beds']],
  ['code', '// [[Beds]]', []],
])('the links of %s are found', async (format, text, targets) => {
  expect(await targetsIn(format, text)).toEqual(targets);
});
