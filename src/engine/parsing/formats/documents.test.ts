import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { textsInEnglish } from '../../../shared/texts-in-english.ts';
import { chunksOf } from '../../chunking/chunk.ts';
import { tokenCounterOf } from '../../chunking/token-counter.ts';
import { starterTokenizer } from '../../testing/paths.ts';
import { archiveOf, docxOf, docxParagraph, epubOf, odtOf, pdfOf, readAs, refusalOf } from './testing.ts';

const day = new Date(2025, 0, 31, 12).getTime();

describe('a web page', () => {
  it('a web page is read without what is not its text', async () => {
    const { text, outline } = await readAs(
      'html',
      `<!DOCTYPE html><head><meta charset="utf-8"><title>Bread &amp; more</title><meta name="keywords" content="food, bread">
       <style>p { color: red }</style><script>var x = "<p>no</p>";</script></head>
       <body><nav><a href="/">Home</a></nav><h1>Bread</h1><p>Mix <b>flour</b> and<br>water, <a href="http://x.y">a link</a>
       <img src="data:image/png;base64,AAAA" alt="a loaf"></p><ul><li>one<ul><li>inner</li></ul><li><p>two</p></ul>
       <ol><li>first<li>second</ol><table><tr><th>A<th>B|C<tr><td>1<td><p>2</p></table>
       <pre><code>let x;\n  let y;</code></pre><blockquote># no heading</blockquote>`,
    );
    expect(text).toBe(
      [
        '# Bread\n',
        'Mix flour and\nwater, a link a loaf\n',
        '- one\n  - inner\n- two',
        '1. first\n2. second\n',
        '| A | B\\|C |\n| --- | --- |\n| 1 | 2 |\n',
        '```\nlet x;\n  let y;\n```\n',
        '\\# no heading',
      ].join('\n'),
    );
    expect(outline.title).toBe('Bread & more');
    expect(outline.properties.tags).toEqual(['food', 'bread']);
  });

  it('a web page is decoded as it says itself', async () => {
    const page = Buffer.from('<meta charset="iso-8859-2"><p>\xbeena', 'latin1');
    expect((await readAs('html', page)).text).toBe('žena');
  });

  it('a web page may be nested without an end', async () => {
    expect((await readAs('html', `${'<div><table><tr><td><ul><li>'.repeat(2_000)}deep`)).text).toContain('deep');
  });
});

describe('a PDF', () => {
  it('a PDF keeps its pages, headings and paragraphs', async () => {
    const { text, outline } = await readAs(
      'pdf',
      pdfOf(
        [
          [
            ['Garden', 20, 780],
            ['Dig the soil in spring, when', 11, 750],
            ['it is dry, and add com-', 11, 736],
            ['post.', 11, 722],
            ['A second paragraph.', 11, 690],
          ],
          [['Page two says this.', 11, 750]],
        ],
        'My garden',
      ),
    );
    expect(text).toBe(
      'Garden\n\nDig the soil in spring, when\nit is dry, and add compost.\n\nA second paragraph.\n\nPage two says this.',
    );
    expect(outline).toMatchObject({ title: 'My garden', properties: { tags: ['one', 'two'], date: day } });
    const { chunks } = chunksOf(text, outline, 'x', tokenCounterOf(starterTokenizer));
    expect(chunks.map(({ page, headings }) => [page, headings])).toEqual([
      [1, ['Garden']],
      [2, ['Garden']],
    ]);
  });

  it('a PDF that is only protected against changes is read, and one that needs a password is called that', async () => {
    const file = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures', name));
    expect((await readAs('pdf', file('protected-empty.pdf'))).text).toBe('A heron by the pond.');
    expect(await refusalOf('pdf', file('protected.pdf'))).toMatch(/protected with a password/);
  });

  it('a scanned or damaged PDF is reported', async () => {
    expect(textsInEnglish((await readAs('pdf', pdfOf([[]]))).warning)).toMatch(/1 page of this PDF has no text/);
    expect(await refusalOf('pdf', 'no PDF')).toMatch(/damaged, or not a PDF/);
  });
});

describe('a Word document', () => {
  it('a Word document gives its headings, lists of words and properties', async () => {
    const core =
      '<dc:title>Trip</dc:title><cp:keywords>travel; rail</cp:keywords><dcterms:created>2025-01-31T12:00</dcterms:created>';
    const body = docxParagraph('Packing', 'Heading1') + docxParagraph('Two shirts &amp; a coat.');
    const { text, outline } = await readAs('docx', docxOf(body, core));
    expect(text).toBe('# Packing\n\nTwo shirts & a coat.');
    expect(outline).toMatchObject({ title: 'Trip', properties: { tags: ['travel', 'rail'], date: day } });
  });

  it('a file that is no Word document is reported', async () => {
    expect(await refusalOf('docx', 'no archive')).toMatch(/damaged/);
    expect(await refusalOf('docx', archiveOf({ 'a.txt': 'x' }))).not.toBeNull();
  });

  it('a Word document that is protected with a password, or from before 2007, is called that', async () => {
    const signature = Buffer.from('d0cf11e0a1b11ae1', 'hex');
    const stream = (name: string) => Buffer.concat([signature, Buffer.alloc(600), Buffer.from(name, 'utf16le')]);
    expect(await refusalOf('docx', stream('EncryptedPackage'))).toMatch(/protected with a password/);
    expect(await refusalOf('docx', stream('WordDocument'))).toMatch(/before 2007/);
  });

  it('a Word document that unpacks to too much, wherever in it, or to too many files, is refused', async () => {
    const parts = Buffer.from(archiveOf({ 'customXml/item1.xml': 'x', 'word/media/item2.xml': 'x' }));
    // What an entry of the directory unpacks to (PKWARE APPNOTE 4.3.12).
    for (const at of [parts.indexOf('PK\x01\x02'), parts.lastIndexOf('PK\x01\x02')])
      parts.writeUInt32LE(101 * 2 ** 20, at + 24);
    expect(await refusalOf('docx', parts)).toMatch(/200 MB/);
    const many = Object.fromEntries(Array.from({ length: 60_000 }, (_, i) => [`word/x${i}.xml`, new Uint8Array()]));
    expect(await refusalOf('docx', zipSync(many, { level: 0 }))).toMatch(/20,000 files/);
  });
});

describe('an OpenDocument text', () => {
  it('an OpenDocument text gives its headings, lists, tables and properties', async () => {
    const { text, outline } = await readAs(
      'odt',
      odtOf(
        '<text:h text:outline-level="2">Soil</text:h><text:p>Dark<text:s text:c="2"/>and <text:span>wet</text:span>.</text:p>' +
          '<text:list><text:list-item><text:p>sand</text:p></text:list-item><text:list-item><text:p>clay</text:p></text:list-item></text:list>' +
          '<table:table><table:table-row><table:table-cell><text:p>a</text:p></table:table-cell><table:table-cell><text:p>b</text:p></table:table-cell></table:table-row></table:table>',
        '<dc:title>Garden</dc:title><meta:keyword>soil</meta:keyword>',
      ),
    );
    expect(text).toBe('## Soil\n\nDark and wet.\n\n- sand\n- clay\n\n| a | b |\n| --- | --- |');
    expect(outline).toMatchObject({ title: 'Garden', properties: { tags: ['soil'] } });
  });

  it('an OpenDocument text without text is reported', async () => {
    expect(await refusalOf('odt', archiveOf({ mimetype: 'x' }))).toMatch(/has no text: it is damaged/);
  });

  it.each([
    ['each of its files', { 'content.xml': '\uFFFD' }],
    ['the document as a whole', { 'encrypted-package': '\uFFFD' }],
  ])('an OpenDocument text that is protected with a password is called that, whether it hides %s', async (_, files) => {
    const manifest =
      '<manifest:manifest><manifest:file-entry><manifest:encryption-data manifest:checksum="x"/></manifest:file-entry></manifest:manifest>';
    const archive = archiveOf({ ...files, 'META-INF/manifest.xml': manifest });
    expect(await refusalOf('odt', archive)).toMatch(/protected with a password/);
  });
});

describe('a book', () => {
  it('a book is read in the order of its chapters', async () => {
    const metadata = '<dc:title>Tales</dc:title><dc:subject>Fiction</dc:subject><dc:date>2025-01-31T12:00</dc:date>';
    const { text, outline } = await readAs(
      'epub',
      epubOf(['<h1>One</h1><p>Begin<br/>here</p>', '<h1>Two</h1><p>End'], metadata),
    );
    expect(text).toBe('# One\n\nBegin\nhere\n\n# Two\n\nEnd');
    expect(outline).toMatchObject({ title: 'Tales', properties: { tags: ['Fiction'], date: day } });
  });

  it('a book that is unpacked in pieces is read in its order, and one that is protected is called that', async () => {
    const long = ' '.repeat(17 * 1024 * 1024);
    const { text } = await readAs('epub', epubOf([`<p>One${long}`, '<p>Two', '<p>Three'], ''));
    expect(text).toBe('One\n\nTwo\n\nThree');
    const hidden = { 'OPS/a.xhtml': '\uFFFD', 'META-INF/encryption.xml': '<encryption/>' };
    const book =
      '<package><manifest><item id="a" href="a.xhtml"/></manifest><spine><itemref idref="a"/></spine></package>';
    const container = '<container><rootfiles><rootfile full-path="OPS/b.opf"/></rootfiles></container>';
    const archive = archiveOf({ ...hidden, 'META-INF/container.xml': container, 'OPS/b.opf': book });
    expect(await refusalOf('epub', archive)).toMatch(/protected against copying/);
  });

  it('a damaged book is reported', async () => {
    expect(await refusalOf('epub', archiveOf({ 'a.xhtml': '<p>x' }))).toMatch(/damaged/);
  });
});

describe('a notebook', () => {
  const cells = [
    { cell_type: 'markdown', source: ['# Title\n', '\n', 'About [this](http://x)'] },
    { cell_type: 'code', source: 'print("```")\n', outputs: [{ text: 'a long output' }] },
  ];

  it('a notebook gives its texts and its code, not its outputs', async () => {
    const { text, outline } = await readAs(
      'notebook',
      JSON.stringify({ cells, metadata: { kernelspec: { language: 'python' } } }),
    );
    expect(text).toBe('# Title\n\nAbout [this](http://x)\n\n````python\nprint("```")\n````');
    expect(outline.title).toBe('Title');
  });

  it('a notebook of an older format is read, too', async () => {
    const older = { worksheets: [{ cells: [{ cell_type: 'code', input: ['a = 1'] }] }], nbformat: 3 };
    expect((await readAs('notebook', JSON.stringify(older))).text).toBe('```\na = 1\n```');
  });

  it('a notebook of too many parts is refused before they fill the memory', async () => {
    expect(await refusalOf('notebook', `[${'[],'.repeat(4_000_000)}0]`)).toMatch(/too many parts/);
  });

  it('a file that is no notebook is reported', async () => {
    expect(await refusalOf('notebook', '{"cells": [')).toMatch(/not a Jupyter notebook/);
    expect(await refusalOf('notebook', '[1]')).toMatch(/not a Jupyter notebook/);
  });
});
