import { expect, it } from 'vitest';
import type { NoteFormat } from '../../../shared/domain.ts';
import {
  archiveOf,
  docxOf,
  emlOf,
  enexNote,
  enexOf,
  odtOf,
  pdfOf,
  pptxOf,
  pptxShape,
  readAs,
  xlsxOf,
} from './testing.ts';

const core = (title: string) => `<dc:title>${title}</dc:title>`;
const odtStyles = [
  '<style:style style:name="S"><style:text-properties style:text-position="super 58%"/></style:style>',
  '<style:style style:name="L"><style:text-properties style:text-position="-33% 58%"/></style:style>',
  '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>',
].join('');

/** An OpenDocument text whose text is in these styles, with a header on its pages. */
function styledOdt(body: string): Uint8Array {
  const edge =
    '<style:header><text:p>Allotment society</text:p></style:header><style:footer><text:p>7</text:p></style:footer>';
  return archiveOf({
    'content.xml': `<office:document-content><office:automatic-styles>${odtStyles}</office:automatic-styles><office:body><office:text>${body}</office:text></office:body></office:document-content>`,
    'styles.xml': `<office:document-styles><office:master-styles><style:master-page>${edge}</style:master-page></office:master-styles></office:document-styles>`,
  });
}

const hidden: [NoteFormat, string | Uint8Array][] = [
  [
    'docx',
    docxOf(
      '<w:p><w:r><w:t>seen </w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>too</w:t></w:r></w:p>',
    ),
  ],
  ['odt', styledOdt('<text:p>seen <text:span text:style-name="H">secret</text:span>too</text:p>')],
  ['rtf', '{\\rtf1 seen {\\v secret}too}'],
  [
    'html',
    '<p>seen <span style="color:red; DISPLAY: none">secret</span>too</p><div hidden>secret</div><div style="visibility:hidden"><p>secret</p></div>',
  ],
  [
    'email',
    emlOf({ From: 'a@b.c', 'Content-Type': 'text/html' }, '<div style="display:none">secret</div><p>seen too</p>'),
  ],
  ['evernote', enexOf(enexNote('x', '<div style="display:none">secret</div><p>seen too</p>'))],
];

it.each(hidden)('what a document hides is not read, and what stands beside it is: %s', async (format, content) => {
  const { text } = await readAs(format, content);
  expect(text).toMatch(/seen ?too/);
  expect(text).not.toContain('secret');
});

const hiddenMark = '<w:pPr><w:rPr><w:vanish/></w:rPr></w:pPr>';
const shown: [what: string, NoteFormat, string | Uint8Array][] = [
  ['all programs but Outlook', 'html', '<a href="https://a.b" style="color:#fff;mso-hide:all">seen too</a>'],
  ['a page until it is searched', 'html', '<p hidden="until-found">seen too</p>'],
  [
    'a document since it was changed',
    'docx',
    docxOf(
      '<w:p><w:r><w:rPr><w:rPrChange><w:rPr><w:vanish/></w:rPr></w:rPrChange></w:rPr><w:t>seen too</w:t></w:r></w:p>',
    ),
  ],
  [
    'a document beside the hidden mark of a paragraph',
    'docx',
    docxOf(
      `<w:p>${hiddenMark}<w:r><w:pict><w:txbxContent><w:p>${hiddenMark}<w:r><w:t>seen</w:t></w:r></w:p></w:txbxContent></w:pict><w:t>too</w:t></w:r></w:p>`,
    ),
  ],
];

it.each(shown)('what is shown is read, though it may look like something hidden: by %s', async (_, format, content) => {
  const { text } = await readAs(format, content);
  expect(text).toContain('seen');
  expect(text).toContain('too');
});

it('a page that hides all of itself until its programs run is read', async () => {
  expect((await readAs('html', '<body style="visibility:hidden"><p>seen</p></body>')).text).toBe('seen');
});

it('a number that a style or its place raises or lowers is no part of the word before it', async () => {
  const odt = styledOdt(
    '<text:p>harvest<text:span text:style-name="S">12</text:span> H<text:span text:style-name="L">2</text:span>O</text:p>',
  );
  expect((await readAs('odt', odt)).text).toMatch(/^harvest¹² H₂O/);
});

it.each([
  ['odt', styledOdt('<text:p>Beds</text:p>')],
  [
    'rtf',
    '{\\rtf1{\\headerl Allotment {\\b society}\\par}{\\headerr Allotment society\\par}{\\footer 7\\par}Beds\\par}',
  ],
] satisfies [NoteFormat, string | Uint8Array][])(
  'what stands at the edges of all pages is read once, without page numbers: %s',
  async (format, content) => {
    expect((await readAs(format, content)).text.split('\n\n').map((text) => text.trim())).toEqual([
      'Beds',
      'Allotment society',
    ]);
  },
);

it('a reading above a word in RTF, which a field draws, stays with the word', async () => {
  const field =
    '{\\field{\\*\\fldinst{ EQ \\\\* jc3 \\\\o\\\\al(\\\\s\\\\up 10(\\u12356?\\u12396?),\\u29356?)}}{\\fldrslt }}';
  expect((await readAs('rtf', `{\\rtf1 ${field}\\u12398?}`)).text).toBe('犬（いぬ）の');
  expect((await readAs('rtf', '{\\rtf1 a{\\field{\\*\\fldinst EQ \\\\f(1,2)}{\\fldrslt }}b}')).text).toBe('ab');
});

it('a row with more cells than the header row is drawn with all of them, and a caption is no row', async () => {
  const table =
    '<table><caption>Harvest</caption><tr><th colspan="2">Crop</th></tr><tr><td>Bean</td><td>12</td></tr><tr><td>Pea</td><td>3</td><td>late</td></tr></table><p>End.</p>';
  const { text, outline } = await readAs('html', table);
  expect(text).toBe('Harvest\n\n| Crop |  |  |\n| --- | --- | --- |\n| Bean | 12 |\n| Pea | 3 | late |\n\nEnd.');
  expect(outline.blocks.map(({ start, end }) => text.slice(start, end)).at(-1)).toBe('End.');
});

it.each([
  ['pptx', (title) => pptxOf([{ shapes: pptxShape('Beds', 'title') }], core(title))],
  ['xlsx', (title) => xlsxOf({ Beds: [['a', 'b']] }, core(title))],
  [
    'docx',
    (title) => docxOf('<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>Beds</w:t></w:r></w:p>', core(title)),
  ],
  ['odt', (title) => odtOf('<text:h>Beds</text:h>', core(title))],
  ['rtf', (title) => `{\\rtf1{\\info{\\title ${title}}}{\\stylesheet{\\s1 heading 1;}}\\s1 Beds}`],
  [
    'pdf',
    (title) =>
      pdfOf(
        [
          [
            ['Beds', 24, 700],
            ['about the beds of the garden', 10, 650],
          ],
        ],
        title,
      ),
  ],
  ['html', (title) => `<title>${title}</title><h1>Beds</h1>`],
] satisfies [NoteFormat, (title: string) => string | Uint8Array][])(
  'a title that a program states by itself names no document: %s',
  async (format, documentOf) => {
    const heading = (await readAs(format, documentOf(''))).outline.title;
    for (const title of ['PowerPoint Presentation', 'Untitled', 'Document1', 'Microsoft Word - beds.docx', 'Folie 1'])
      expect((await readAs(format, documentOf(title))).outline.title).toBe(heading);
    expect((await readAs(format, documentOf('PowerPoint for gardeners'))).outline.title).toBe(
      'PowerPoint for gardeners',
    );
  },
);
