import { type Document, writtenDocument } from './document.ts';
import type { MarkdownWriter } from './markdown-writer.ts';
import { mainPart, officeProperties, refuseCompound, relationsOf } from './office.ts';
import { drawnParts, type TextParts, textsOfParts } from './office-parts.ts';
import { RowLimit, TableWriter } from './table-writer.ts';
import { type CellFormats, cellFormatsOf } from './xlsx-formats.ts';
import { eachRow, sharedStringsOf } from './xlsx-rows.ts';
import { localName, walkXml } from './xml.ts';
import { textOf, unzip } from './zip.ts';

/** Comments, text boxes and charts. */
const partsBeside: readonly TextParts[] = [
  { name: /^xl\/(?:comments|threadedComments)\/?[\w]*\.xml$/i, paragraph: 'comment', texts: new Set(['t', 'text']) },
  { name: /^xl\/drawings\/drawing\d*\.xml$/i, paragraph: 'a:p', texts: new Set(['a:t']) },
  ...drawnParts('xl'),
];

/** Reads a workbook: each sheet is a heading, its rows are a table below their header row. @throws UnreadableDocument */
export function readXlsx(bytes: Uint8Array): Document {
  refuseCompound(bytes, 'xlsx');
  const files = unzip(bytes, (name) => /\.(xml|rels)$/i.test(name));
  const workbook = mainPart(files);
  const relations = relationsOf(files, workbook);
  const partOf = (type: string) => files.get(relations.find((relation) => relation.type === type)?.target ?? '');
  const strings = sharedStringsOf(partOf('sharedStrings'));
  const { sheets, isFrom1904 } = contentsOf(textOf(files, workbook) ?? '');
  const formats = cellFormatsOf(partOf('styles'), isFrom1904);
  const rows = new RowLimit();
  const document = writtenDocument((writer) => {
    for (const { id, name } of sheets) {
      const sheet = files.get(relations.find((relation) => relation.id === id)?.target ?? '');
      writer.heading(1, name);
      if (sheet !== undefined) writeSheet(sheet, strings, formats, rows, writer);
    }
    for (const text of textsOfParts(files, partsBeside)) writer.paragraph(text);
    return officeProperties(files);
  });
  // A sheet’s name is not the workbook’s.
  const { outline } = document;
  return {
    ...document,
    outline: { ...outline, title: outline.properties.title },
    warning: document.warning ?? rows.warning,
  };
}

interface Workbook {
  /** In order, with the ids of their relations. */
  sheets: { id: string; name: string }[];
  /** Whether days are counted from 1904, as once on the Macintosh. */
  isFrom1904: boolean;
}

function contentsOf(workbook: string): Workbook {
  const sheets: Workbook['sheets'] = [];
  let isFrom1904 = false;
  walkXml(workbook, {
    open: (tag, attributes) => {
      const local = localName(tag);
      if (local === 'workbookPr') isFrom1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '');
      if (local !== 'sheet') return;
      const [, id = ''] = Object.entries(attributes).find(([key]) => /^\w+:id$/.test(key)) ?? [];
      sheets.push({ id, name: attributes.name ?? '' });
    },
  });
  return { sheets, isFrom1904 };
}

function writeSheet(
  sheet: Uint8Array,
  strings: readonly string[],
  formats: CellFormats,
  rows: RowLimit,
  writer: MarkdownWriter,
): void {
  const table = new TableWriter(writer);
  let last = 0;
  eachRow(sheet, strings, formats, (row, number) => {
    if (writer.isFull || !rows.take()) return false;
    // Below a gap, a line alone is about the next table.
    if (number > last + 1 && row.size === 1) table.end();
    last = number;
    table.row(row);
    return true;
  });
  table.end();
}
