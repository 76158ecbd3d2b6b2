import type { NoteFormat } from '../../shared/domain.ts';
import { png } from '../images/testing.ts';
import {
  docxOf,
  docxParagraph,
  emlOf,
  enexNote,
  enexOf,
  epubOf,
  joplinItem,
  odtOf,
  pdfOf,
  pptxOf,
  pptxShape,
  tarOf,
  xlsxOf,
} from '../parsing/formats/testing.ts';

const markdown = `---
tags: [a, b/c]
date: 2024-02-30
aliases: {x: 1}
---
# One ^id

A heron by the pond.

> [!note] Two
> - [ ] three [[link#^id|label]] ![[pic.png|3]] $x^2$ %%hidden%% ==high==

| a | b |
|---|---|
| 1 | 2 |

\`\`\`js
code()
\`\`\`

[^1]: foot <b>html</b> https://example.com #tag
`;

/** A note in each format, with what its format has besides text. Each mentions a heron, but for the picture, which shows nothing. */
export const notesOfEveryFormat: Readonly<Record<NoteFormat, Uint8Array | string>> = {
  markdown,
  text: 'A heron by the pond.\n\nTwo\n- three\n',
  org: '#+TITLE: One\n* TODO Two :tag:\n:PROPERTIES:\n:ID: x\n:END:\nA heron by the pond.\n| a | b |\n[[file:x.org][y]]\n#+BEGIN_SRC js\n#+END_SRC\n',
  rst: 'One\n===\n\nA heron by the pond.\n\n.. note:: Two\n   three\n\n:field: x\n\n`link <x.rst>`_\n\n+---+\n| a |\n+---+\n',
  asciidoc:
    '= One\n:toc:\n\n== Two\n\nA heron by the pond.\n\n|===\n|a |b\n|===\n\nifdef::x[]\ninclude::/etc/passwd[]\nendif::[]\n----\ncode\n----\n',
  html: '<!doctype html><title>One</title><body><h1>Two</h1><p>A heron by the pond.<table><tr><td>a<td>b</table><script>x</script><pre>y</pre>',
  notebook: JSON.stringify({
    cells: [
      { cell_type: 'markdown', source: ['# One\n', 'A heron by the pond.'] },
      { cell_type: 'code', source: 'x', outputs: [{ text: ['y'] }] },
    ],
    nbformat: 4,
  }),
  pdf: pdfOf([[['A heron by the pond.', 12, 700]]]),
  docx: docxOf(docxParagraph('A heron by the pond.') + docxParagraph('Two', 'Heading1')),
  odt: odtOf('<text:h>One</text:h><text:p>A heron by the pond.</text:p>'),
  epub: epubOf(['<h1>One</h1><p>A heron by the pond.</p>'], '<dc:title>Three</dc:title>'),
  pptx: pptxOf([{ shapes: pptxShape('One', 'title') + pptxShape('A heron by the pond.'), notes: 'Three' }]),
  xlsx: xlsxOf({
    One: [
      ['Bird', 'kg'],
      ['heron', 1.5],
    ],
  }),
  csv: 'sep=;\nBird;kg\n"heron; grey";1,5\nTit;"2""\n',
  rtf: "{\\rtf1\\ansi{\\fonttbl{\\f0\\fcharset204 A;}}{\\stylesheet{\\s1 heading 1;}}{\\info{\\title T}}\\pard\\s1 One\\par\\pard A heron by the pond. \\u246?\\'f6{\\footnote n}\\trowd a\\cell\\row{\\pict\\bin3 abc}}",
  canvas: JSON.stringify({
    nodes: [
      { id: 'g', type: 'group', x: 0, y: 0, width: 9, height: 9, label: 'One' },
      { id: 'a', type: 'text', x: 1, y: 1, width: 2, height: 2, text: '# Two #tag\nA heron by the pond.' },
      { id: 'b', type: 'file', x: 1, y: 3, width: 2, height: 2, file: 'c.md' },
    ],
    edges: [{ id: 'e', fromNode: 'a', toNode: 'b', label: 'three' }],
  }),
  email: emlOf(
    { From: 'A <a@b.c>', Subject: '=?utf-8?Q?One?=', 'Content-Type': 'multipart/mixed; boundary=b' },
    '--b\nContent-Type: text/plain\n\nA heron by the pond.\n--b\nContent-Type: text/csv; name="c.csv"\nContent-Transfer-Encoding: base64\n\nYSxiCjEsMgo=\n--b--\n',
  ),
  evernote: enexOf(enexNote('One', '<div><en-todo/>A heron by the pond.</div>', '<tag>t</tag>')),
  joplin: tarOf({
    'a.md': joplinItem('One\n\nA heron by the pond.', { id: 'a', parent_id: 'b', type_: '1' }),
    'b.md': joplinItem('Book', { id: 'b', type_: '2' }),
  }),
  picture: png(300, 150),
  code: '# A heron by the pond.\n',
};
