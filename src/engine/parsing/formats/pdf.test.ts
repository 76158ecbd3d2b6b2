import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readPdf } from './pdf.ts';
import { namesOfAttachments, textsOfAnnotations } from './pdf-beside.ts';
import type { TextItem } from './pdf-item.ts';
import { paragraphsOf } from './pdf-lines.ts';
import { pdfOf } from './testing.ts';

/** A piece of text on a page, in letters of ten points, about five points wide each. */
const at = (str: string, x: number, y: number): TextItem => ({
  str,
  transform: [10, 0, 0, 10, x, y],
  width: 5 * str.length,
  height: 10,
  hasEOL: false,
});
const rows = (...lines: string[][]) =>
  lines.flatMap((cells, row) => cells.map((cell, column) => at(cell, 50 + 250 * column, 700 - 12 * row)));
const textsOf = (items: TextItem[]) => paragraphsOf(items).map(({ text }) => text.replaceAll('\n', ' '));

it('two columns that are drawn row by row are read one after the other', () => {
  const items = rows(
    ['The millrace turns slowly un-', 'Upstairs the dresser shakes'],
    ['der the old wheel and grain', 'bran from flour while cats'],
    ['pours into waiting sacks', 'watch every careless mouse'],
  );
  expect(textsOf(items)).toEqual([
    'The millrace turns slowly under the old wheel and grain pours into waiting sacks',
    'Upstairs the dresser shakes bran from flour while cats watch every careless mouse',
  ]);
  const heading = at('A heading over both of the columns of the page, from left to right', 50, 730);
  expect(textsOf([heading, ...items])[0]).toBe(heading.str);
});

it('a raised or lowered number is no part of the word before it', () => {
  const small = (str: string, x: number, y: number): TextItem => ({
    ...at(str, x, y),
    transform: [6, 0, 0, 6, x, y],
    width: 3 * str.length,
  });
  const items = [
    at('The harvest', 50, 700),
    small('12', 105, 704),
    at(' of H', 111, 700),
    small('2', 136, 698),
    at('O', 139, 700),
  ];
  expect(textsOf(items)).toEqual(['The harvest¹² of H₂O']);
});

it('a table is read by its rows', () => {
  const table = rows(
    ['Apples in the cellar', 'Twelve boxes of them'],
    ['Pears on the shelf', 'Nine or ten of them'],
    ['Quinces', 'Two'],
  );
  expect(textsOf(table)).toEqual([
    'Apples in the cellar Twelve boxes of them Pears on the shelf Nine or ten of them Quinces Two',
  ]);
});

it('a sentence and a word go on at the top of the next column', () => {
  const left = ['We walked along the inter-', ''].flatMap((text, row) => (text ? [at(text, 50, 200 - 12 * row)] : []));
  expect(textsOf([...left, at('national harbour, and', 300, 700), at('Then', 50, 900)])).toEqual([
    'We walked along the international harbour, and',
    'Then',
  ]);
});

it('text on a page that is turned is read as if it were not', () => {
  const turned = rows(['first line of the page'], ['second line of it']).map((item) => {
    const [, , , , x = 0, y = 0] = item.transform;
    return { ...item, transform: [0, 10, -10, 0, -y, x] };
  });
  expect(textsOf(turned)).toEqual(['first line of the page second line of it']);
});

it('a word that is parted between two pages is whole on the first', async () => {
  const { text } = await readPdf(
    pdfOf([[['The lighthouse keeper wrote inter-', 12, 100]], [['national letters to everybody.', 12, 700]]]),
  );
  expect(text).toBe('The lighthouse keeper wrote international\n\nletters to everybody.');
});

it('letters that no font tells are left out, and this is told', async () => {
  const font =
    '<< /Type /Font /Subtype /Type1 /BaseFont /ABCDEF+Odd /Encoding << /Type /Encoding /Differences [1 /g1 /g2 /g3 /g4] >> /FirstChar 1 /LastChar 4 /Widths [500 500 500 500] /FontDescriptor << /Type /FontDescriptor /FontName /ABCDEF+Odd /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>';
  const { text, warning } = await readPdf(pdfOf([[['\\001\\002\\003 \\004\\001', 12, 700]]], '', font));
  expect(text).toBe('');
  expect(warning?.text).toContain('letters of this PDF cannot be read');
});

it('what was filled in and remarked is read, and attached files are named', () => {
  expect(
    textsOfAnnotations([
      { subtype: 'Widget', fieldType: 'Tx', fieldValue: 'Marstrand', contentsObj: { str: '' } },
      { subtype: 'Widget', fieldType: 'Ch', fieldValue: ['a', 'b'] },
      { subtype: 'Widget', fieldType: 'Btn', fieldValue: 'Off' },
      { subtype: 'Highlight', contentsObj: { str: 'Ask about this\r\rsoon' } },
      { subtype: 'Popup', contentsObj: { str: 'Ask about this\r\rsoon' } },
      { subtype: 'Link', contentsObj: { str: 'nowhere' } },
      null,
    ]),
  ).toEqual(['Marstrand', 'a', 'b', 'Ask about this\nsoon']);
  expect(namesOfAttachments({ a: { filename: 'tides.csv', content: new Uint8Array() } })).toEqual(['tides.csv']);
  expect(namesOfAttachments(null)).toEqual([]);
});

it('pages without text wait to be read from their pictures, and what was read stands in their place', async () => {
  const scanned = readFileSync(join(import.meta.dirname, '../../scans/fixtures/scanned.pdf'));
  const before = await readPdf(scanned);
  expect(before.text.trim()).toBe('');
  expect(before.scannedPages).toEqual([
    { page: 1, isRead: false },
    { page: 2, isRead: false },
  ]);
  const after = await readPdf(scanned, [
    { page: 1, text: null },
    { page: 2, text: 'Two barrels.\n\nA rope.' },
  ]);
  expect(after.text).toContain('Two barrels.\n\nA rope.');
  expect(after.outline.blocks.map(({ kind }) => kind)).toEqual(['prose', 'prose']);
  expect(after.warning).toMatchObject({ values: { pages: 1 } });
});
