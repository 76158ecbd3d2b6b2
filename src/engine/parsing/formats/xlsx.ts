import { userText } from '../../../shared/user-text.ts';
import type { Document } from './document.ts';
import { OfficeArchive, relationIdIn } from './office.ts';
import { drawnParts, type TextParts, textsOfParts } from './office-parts.ts';
import { TableDocument } from './table-document.ts';
import { RowLimit, TableWriter } from './table-writer.ts';
import { type CellFormats, cellFormatsOf } from './xlsx-formats.ts';
import { eachRow, sharedStringsOf } from './xlsx-rows.ts';
import { localName, walkXml } from './xml.ts';

/** Comments, text boxes and charts. */
const partsBeside: readonly TextParts[] = [
  { name: /^xl\/(?:comments|threadedComments)\/?[\w]*\.xml$/i, paragraph: 'comment', texts: new Set(['t', 'text']) },
  { name: /^xl\/drawings\/drawing\d*\.xml$/i, paragraph: 'a:p', texts: new Set(['a:t']) },
  ...drawnParts('xl'),
];

/** Reads a workbook: each sheet is a heading, its rows are a table below their header row. @throws UnreadableDocument */
export function readXlsx(bytes: Uint8Array): Document {
  const archive = new OfficeArchive(bytes, 'xlsx');
  const { main } = archive;
  const relations = archive.relationsOf(main);
  const partOf = (type: string) => archive.part(relations.find((relation) => relation.type === type)?.target);
  const strings = sharedStringsOf(partOf('sharedStrings'));
  const { sheets, isFrom1904 } = contentsOf(archive.textOf(main));
  const formats = cellFormatsOf(partOf('styles'), isFrom1904);
  const rows = new RowLimit();
  let lost = 0;
  const written = new TableDocument();
  for (const { id, name } of sheets) {
    const sheet = archive.part(relations.find((relation) => relation.id === id)?.target);
    written.heading(name);
    if (sheet === undefined) lost += 1;
    else writeSheet(sheet, strings, formats, rows, written);
  }
  for (const text of textsOfParts(archive.files, partsBeside)) written.paragraph(text);
  const document = written.end(archive.properties);
  const missing =
    lost === 0
      ? null
      : userText('Only {read, number} of {sheets, number} sheets are read: the others are missing in the file.', {
          read: sheets.length - lost,
          sheets: sheets.length,
        });
  return { ...document, warning: missing ?? document.warning ?? rows.warning };
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
      sheets.push({ id: relationIdIn(attributes), name: attributes.name ?? '' });
    },
  });
  return { sheets, isFrom1904 };
}

function writeSheet(
  sheet: Uint8Array,
  strings: readonly string[],
  formats: CellFormats,
  rows: RowLimit,
  document: TableDocument,
): void {
  const table = new TableWriter(document);
  let last = 0;
  eachRow(sheet, strings, formats, (row, number) => {
    if (document.isFull || !rows.take()) return false;
    // Below a gap, a line alone is about the next table.
    if (number > last + 1 && row.size === 1) table.end();
    last = number;
    table.row(row);
    return true;
  });
  table.end();
}
