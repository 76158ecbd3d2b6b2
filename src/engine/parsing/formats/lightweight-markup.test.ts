import { describe, expect, it, vi } from 'vitest';
import type { NoteFormat } from '../../../shared/domain.ts';
import { inEnglish } from '../../../shared/user-text.ts';
import { parseNote } from '../parse.ts';

async function blocksOf(format: NoteFormat, text: string) {
  const document = await parseNote(format, Buffer.from(text));
  if ('reason' in document) throw new Error(inEnglish(document.reason));
  const { outline } = document;
  expect(document.text).toBe(text);
  return {
    ...outline,
    blocks: outline.blocks.map(({ kind, start, end, trail }) => [
      kind,
      text.slice(start, end),
      trail.map((heading) => heading.text).join(' > '),
    ]),
  };
}

const day = new Date(2025, 0, 31).getTime();

it('Org’s own names and tags are read, in drawers and in keywords', async () => {
  const text = `:PROPERTIES:
:ID: 1-2
:ROAM_ALIASES: "Two words" single
:CREATED: [2025-01-31 Fri]
:END:
#+title: Roam
#+filetags: :büro:🌱:
#+roam_alias: "Third name"
* Part :größe:
:PROPERTIES:
:CREATED: [2020-01-01 Wed]
:END:
text`;
  const { title, properties } = await blocksOf('org', text);
  expect(title).toBe('Roam');
  expect(properties).toEqual({
    title: 'Roam',
    tags: ['büro', '🌱', 'größe'],
    aliases: ['Two words', 'single', 'Third name'],
    date: day,
  });
});

it('Org is read: headlines, lists, tables and blocks; drawers, keywords and comments are no text', async () => {
  const text = `#+TITLE: Org note
#+FILETAGS: :garden:soil:
#+DATE: <2025-01-31 Fri>
* TODO [#A] First [[http://x][thing]] :work:
:PROPERTIES:
:ID: 123
:END:
A paragraph
and more.
- one
- two
  continued
# a comment
| a | b |
|---+---|
| 1 | 2 |
#+BEGIN_SRC python
print(1)

print(2)
#+END_SRC
** Sub
:NOTE: unclosed
text
`;
  const { title, properties, blocks } = await blocksOf('org', text);
  expect([title, properties.tags, properties.date]).toEqual(['Org note', ['garden', 'soil', 'work'], day]);
  expect(blocks).toEqual([
    ['heading', '* TODO [#A] First [[http://x][thing]] :work:', 'First thing'],
    ['prose', 'A paragraph\nand more.', 'First thing'],
    ['prose', '- one', 'First thing'],
    ['prose', '- two\n  continued', 'First thing'],
    ['row', '| a | b |', 'First thing'],
    ['row', '| 1 | 2 |', 'First thing'],
    ['code', 'print(1)\n\nprint(2)', 'First thing'],
    ['heading', '** Sub', 'First thing > Sub'],
    ['prose', ':NOTE: unclosed\ntext', 'First thing > Sub'],
  ]);
});

it('reStructuredText is read: sections, directives, literal blocks and tables; comments and targets are no text', async () => {
  const text = `=====
Title
=====

:tags: a, b
:date: 2025-01-31

Intro::

    literal

    more

Section
-------

.. image:: x.png
   :alt: A fox

.. note:: Careful
   with this.

.. code-block:: python
   :linenos:

   print(1)

.. a comment
   goes on

.. _target: http://x

* one
* two

+----+----+
| a  | b  |
+====+====+
| 1  | 2  |
+----+----+

Sub
~~~

Deep [1]_.

.. [1] Footnote.

Other
-----
`;
  const { title, properties, blocks } = await blocksOf('rst', text);
  expect([title, properties.tags, properties.date]).toEqual(['Title', ['a', 'b'], day]);
  expect(blocks).toEqual([
    ['heading', '=====\nTitle\n=====', 'Title'],
    ['prose', 'Intro::', 'Title'],
    ['code', '    literal\n\n    more', 'Title'],
    ['heading', 'Section\n-------', 'Title > Section'],
    ['prose', 'A fox', 'Title > Section'],
    ['prose', '.. note:: Careful\n   with this.', 'Title > Section'],
    ['code', '   print(1)', 'Title > Section'],
    ['prose', '* one', 'Title > Section'],
    ['prose', '* two', 'Title > Section'],
    ['row', '| a  | b  |', 'Title > Section'],
    ['row', '| 1  | 2  |', 'Title > Section'],
    ['heading', 'Sub\n~~~', 'Title > Section > Sub'],
    ['prose', 'Deep [1]_.', 'Title > Section > Sub'],
    ['prose', '.. [1] Footnote.', 'Title > Section > Sub'],
    ['heading', 'Other\n-----', 'Title > Other'],
  ]);
});

it('AsciiDoc is read: sections, lists, listings and tables; attributes and delimiters are no text', async () => {
  const text = `= Title of it
Jane Doe
:keywords: a, b
:revdate: 2025-01-31

Preamble.

== Section

* one
* two
+
continued

----
code

more
----

|===
|a |b

|1 |2
|===

include::/etc/passwd[]

=== Sub

Para.
`;
  const { title, properties, blocks } = await blocksOf('asciidoc', text);
  expect([title, properties.tags, properties.date]).toEqual(['Title of it', ['a', 'b'], day]);
  expect(blocks).toEqual([
    ['heading', '= Title of it', 'Title of it'],
    ['prose', 'Preamble.', 'Title of it'],
    ['heading', '== Section', 'Title of it > Section'],
    ['prose', '* one', 'Title of it > Section'],
    ['prose', '* two', 'Title of it > Section'],
    ['prose', 'continued', 'Title of it > Section'],
    ['code', 'code\n\nmore', 'Title of it > Section'],
    ['row', '|a |b', 'Title of it > Section'],
    ['row', '|1 |2', 'Title of it > Section'],
    ['prose', 'include::/etc/passwd[]', 'Title of it > Section'],
    ['heading', '=== Sub', 'Title of it > Section > Sub'],
    ['prose', 'Para.', 'Title of it > Section > Sub'],
  ]);
});

describe('a text without marks', () => {
  it('a text that looks like a log or code is cut between lines', async () => {
    const log = Array.from({ length: 30 }, (_, index) => `2025-01-31 10:00:${index + 10} INFO done`).join('\n');
    expect((await blocksOf('text', log)).blocks.map(([kind]) => kind)).toEqual(['row']);
    expect((await blocksOf('code', 'a();\nb();\n\nc();\n')).blocks.map(([kind, text]) => [kind, text])).toEqual([
      ['code', 'a();\nb();'],
      ['code', 'c();'],
    ]);
  });

  it('any other text is cut into paragraphs', async () => {
    expect((await blocksOf('text', 'one\ntwo\n\nthree')).blocks.map(([kind, text]) => [kind, text])).toEqual([
      ['prose', 'one\ntwo'],
      ['prose', 'three'],
    ]);
  });
});

it('AsciiDoc that its processor would complain about is read without a word on the terminal', async () => {
  const written = [vi.spyOn(process.stderr, 'write'), vi.spyOn(process.stdout, 'write'), vi.spyOn(console, 'error')];
  const { blocks } = await blocksOf(
    'asciidoc',
    '= Title\n\n==== Out of sequence\n\n. a secret\n. b\n.. c\n5. d\n\n----\nno end\n',
  );
  expect(blocks.length).toBeGreaterThan(0);
  for (const spy of written) expect(spy).not.toHaveBeenCalled();
  vi.restoreAllMocks();
});
