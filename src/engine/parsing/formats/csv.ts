import { CsvError, type Options, parse } from 'csv-parse/sync';
import { mostRows } from '../../../shared/formats.ts';
import { noProperties } from '../../notes/properties.ts';
import type { Document } from './document.ts';
import { maxCharacters } from './markdown-writer.ts';
import { TableDocument } from './table-document.ts';
import { RowLimit, rowOf, TableWriter } from './table-writer.ts';

/** What may stand between the cells; of those that fit equally well the first. */
const delimiters = [',', ';', '\t', '|'];
/** The lines by which the delimiter is found out. */
const comparedLines = 20;

/** Reads a table of values between commas, semicolons, tabs or bars (RFC 4180, and what programs make of it). */
export function readCsv(text: string): Document {
  // No more is written of it: to hold the rest would only take memory.
  const [, stated, table = ''] = /^(?:sep=(.)\r?\n)?([\s\S]*)$/.exec(text.slice(0, 2 * maxCharacters)) ?? [];
  const delimiter = stated ?? delimiterOf(table);
  try {
    return tableOf(table, { delimiter });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // A quotation mark that nothing closes is one, and every line is a row.
    return tableOf(table, { delimiter, quote: null });
  }
}

function tableOf(text: string, options: Options): Document {
  const rows = new RowLimit();
  const written = new TableDocument();
  const table = new TableWriter(written);
  parse(text, {
    ...options,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    // One more, so that it is known whether there are more.
    to: mostRows + 1,
    on_record: (cells: string[]) => {
      if (!written.isFull && rows.take()) table.row(rowOf(cells));
      return null;
    },
  });
  table.end();
  const document = written.end(noProperties);
  return { ...document, warning: document.warning ?? rows.warning };
}

/** The delimiter that parts the most of the first lines into equally many cells. */
function delimiterOf(table: string): string {
  const lines = table
    .slice(0, 64 * 1024)
    .replace(/"[^"]*"/g, '')
    .split(/\r\n?|\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, comparedLines);
  const fit = (delimiter: string) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1);
    const usual = counts.toSorted((a, b) => a - b)[Math.floor(counts.length / 2)] ?? 0;
    return usual === 0 ? 0 : counts.filter((count) => count === usual).length;
  };
  return delimiters.toSorted((a, b) => fit(b) - fit(a))[0] ?? ',';
}
