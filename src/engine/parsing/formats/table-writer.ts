import { mostRows } from '../../../shared/formats.ts';
import { type UserText, userText } from '../../../shared/user-text.ts';
import { oneLine, rowLine } from './markdown-writer.ts';
import type { TableDocument } from './table-document.ts';

/** The texts of a row’s cells by their columns, from 0; empty cells are missing. */
export type Row = ReadonlyMap<number, string>;

/** So much of a table is drawn at once. */
const mostRowsTogether = 50;
const mostCellsTogether = 1_200;
const mostCharactersTogether = 8_000;
/** A longer row is written as one line for each cell. In UTF-16 code units. */
const longRow = 1_000;

/** Counts the rows of a file, of which only the first are read. */
export class RowLimit {
  #rows = 0;

  /** Whether another row may be read. */
  take(): boolean {
    this.#rows += 1;
    return this.#rows <= mostRows;
  }

  get warning(): UserText | null {
    return this.#rows > mostRows
      ? userText('The table is very long: only its first {rows, number} rows are indexed.', { rows: mostRows })
      : null;
  }
}

/**
 * Writes a table row by row, in groups that a note shows at once, each below the header row. Columns in which a group
 * has nothing are left out of it, but for the first.
 */
export class TableWriter {
  readonly #document: TableDocument;
  /** Lines of one cell that came before any other. */
  #above: Row[] = [];
  #head: Row | null = null;
  #hasRows = false;
  #rows: Row[] = [];
  #columns = new Set<number>();
  #length = 0;

  constructor(document: TableDocument) {
    this.#document = document;
  }

  row(cells: Row): void {
    if (cells.size === 0) return;
    // Lines of one cell above the header row are about the table.
    if (this.#head === null && cells.size === 1) this.#above.push(cells);
    else {
      for (const line of this.#above.splice(0)) this.#document.paragraph([...line.values()].join(' '));
      this.#add(cells);
    }
  }

  /** Ends the table. */
  end(): void {
    // A table of one column.
    for (const line of this.#above.splice(0)) this.#add(line);
    // A header row alone is a row.
    if (!this.#hasRows && this.#head !== null) this.#document.paragraph([...this.#head.values()].join(' · '));
    this.#flush();
    this.#columns = new Set();
    this.#head = null;
    this.#hasRows = false;
  }

  #add(cells: Row): void {
    if (this.#head === null) {
      this.#head = isHeader(cells) && lengthOf(cells) <= longRow ? cells : new Map();
      // The first group has all columns, so that the name of an empty one is read, too.
      for (const column of this.#head.keys()) this.#columns.add(column);
      if (this.#head.size > 0) return;
    }
    const length = lengthOf(cells);
    if (length > longRow) {
      this.#flush();
      this.#writeLong(cells, this.#head);
      this.#hasRows = true;
      return;
    }
    const added = cells.keys().filter((column) => !this.#columns.has(column));
    const columns = this.#columns.size + [...added].length;
    const isFull =
      this.#rows.length >= mostRowsTogether ||
      (this.#rows.length + 2) * columns > mostCellsTogether ||
      this.#length + length > mostCharactersTogether;
    if (isFull) this.#flush();
    for (const column of cells.keys()) this.#columns.add(column);
    this.#rows.push(cells);
    this.#hasRows = true;
    this.#length += length;
  }

  #flush(): void {
    if (this.#rows.length === 0) return;
    const columns = [...this.#columns].sort((a, b) => a - b);
    const lines = [this.#head ?? new Map(), ...this.#rows].map((row) =>
      rowLine(columns.map((at) => row.get(at) ?? '')),
    );
    this.#document.table(lines, columns.length);
    this.#rows = [];
    this.#columns = new Set();
    this.#length = 0;
  }

  #writeLong(cells: Row, head: Row): void {
    for (const [column, text] of cells) {
      const name = head.get(column);
      this.#document.paragraph(name === undefined ? text : `${name}: ${text}`);
    }
  }
}

/** Whether a table’s first row names its columns: none of its cells is a number or a date. */
function isHeader(cells: Row): boolean {
  return [...cells.values()].every((cell) => !/\d/.test(cell) || /[^\s\p{Sc}\d.,:/%+()TZ-]/u.test(cell));
}

function lengthOf(cells: Row): number {
  return [...cells.values()].reduce((sum, { length }) => sum + length, 0);
}

/** A row of these cells, without the empty ones, each on one line. */
export function rowOf(cells: readonly string[]): Row {
  const row = new Map<number, string>();
  for (const [column, cell] of cells.entries()) {
    const text = oneLine(cell);
    if (text !== '') row.set(column, text);
  }
  return row;
}
