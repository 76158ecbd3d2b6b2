import type { TextRange } from '../../../shared/domain.ts';

/** A row of a table, and the row that names its columns; empty if the text has none. */
export interface TableRow {
  header: TextRange[];
  cells: TextRange[];
}

/** A table, line by line. */
export interface Table {
  /** The row that names its columns; null if the text has none. */
  header: TextRange | null;
  /** What parts it from the others; null with it. */
  rule: TextRange | null;
  rows: TextRange[];
}

/** As many columns fit beside each other in a result, each with room for a word. */
const mostColumns = 5;
const bar = /(?<!\\)\|/g;
const bounded = /^\|.*(?<!\\)\|$/;
const ruling = /^(?=.*\|)\|?(?:\s*:?-+:?\s*\|)*\s*:?-+:?\s*\|?$/;
/** What stands before the lines of a table that is indented or quoted. */
const margin = /^(?:[ \t]*>)*[ \t]*/;

/**
 * The tables of a Markdown text, or of a part of one: lines with bars that a line of hyphens makes a table, with bars at their ends or
 * without, also in quotes; where that line is missing, as behind a cut, those with bars at both ends.
 */
export function tablesIn(source: string): Table[] {
  const textOf = ({ start, end }: TextRange): string => source.slice(start, end);
  const isBounded = (line: TextRange): boolean => bounded.test(textOf(line));
  return barredBlocks(source).flatMap((block): Table[] => {
    const at = block.findIndex((line) => ruling.test(textOf(line)));
    const begin = at === -1 ? block.length : Math.max(0, at - 1);
    const loose = block.slice(0, begin).filter(isBounded);
    const before = loose.length === 0 ? [] : [{ header: null, rule: null, rows: loose }];
    const rule = block[at];
    if (rule === undefined) return before;
    return [...before, { header: at === 0 ? null : (block[at - 1] ?? null), rule, rows: block.slice(at + 1) }];
  });
}

/** The row at a place of a text with these tables, or after it where that is a table’s head; null if there is none. */
export function tableRowAt(source: string, tables: readonly Table[], place: number): TableRow | null {
  const isThere = (line: TextRange | null): boolean =>
    line !== null && beginOf(source, line) <= place && place <= line.end;
  const table = tables.find(({ header, rule, rows }) => [header, rule, ...rows].some(isThere));
  if (table === undefined) return null;
  const { header, rows } = table;
  const row = rows.find(isThere) ?? rows[0];
  if (row === undefined) return header === null ? null : { header: [], cells: cellsOf(source, header) };
  return { header: header === null ? [] : cellsOf(source, header), cells: cellsOf(source, row) };
}

/** Where the first of these tables behind a place begins; null if there is none. */
export function nextTable(source: string, tables: readonly Table[], place: number): number | null {
  const begins = tables.flatMap(({ header, rule, rows }) => {
    const first = header ?? rule ?? rows[0];
    return first === undefined ? [] : [beginOf(source, first)];
  });
  return begins.find((begin) => begin >= place) ?? null;
}

/**
 * The columns of a row that there is room for, in order: the first, which says what the row is of, those that hold what is sought,
 * and of the others those that hold anything.
 * @param isSought whether a cell of the row, or the name of its column, holds what is sought.
 */
export function columnsToShow(
  source: string,
  { header, cells }: TableRow,
  isSought: (cell: TextRange) => boolean,
): number[] {
  const rank = (column: number): number => {
    const [cell, name] = [cells[column], header[column]];
    if (column === 0) return 0;
    if ([cell, name].some((each) => each !== undefined && isSought(each))) return 1;
    return cell !== undefined && source.slice(cell.start, cell.end).trim() !== '' ? 2 : 3;
  };
  const columns = cells.map((_, column) => column);
  return columns
    .toSorted((a, b) => rank(a) - rank(b) || a - b)
    .slice(0, mostColumns)
    .sort((a, b) => a - b);
}

/** The bars of a line. One after a backslash belongs to its cell. */
export function barsOf(source: string, { start, end }: TextRange): number[] {
  return [...source.slice(start, end).matchAll(bar)].map(({ index }) => start + index);
}

/** The beginning of a line of a table, with what stands before the table. */
function beginOf(source: string, { start }: TextRange): number {
  return source.lastIndexOf('\n', start - 1) + 1;
}

/** Lines with bars that follow one another, each without its margin and the spaces at its end. */
function barredBlocks(source: string): TextRange[][] {
  const blocks: TextRange[][] = [[]];
  let at = 0;
  for (const text of source.split('\n')) {
    const line = { start: at + (margin.exec(text)?.[0].length ?? 0), end: at + text.trimEnd().length };
    if (line.end > line.start && barsOf(source, line).length > 0) blocks.at(-1)?.push(line);
    else blocks.push([]);
    at += text.length + 1;
  }
  return blocks.filter((block) => block.length > 0);
}

/** The cells between the bars; those at the ends of a line may be missing. */
function cellsOf(source: string, line: TextRange): TextRange[] {
  const bars = barsOf(source, line);
  const before = bars[0] === line.start ? [] : [line.start - 1];
  const behind = bars.at(-1) === line.end - 1 ? [] : [line.end];
  const edges = [...before, ...bars, ...behind];
  return edges.slice(0, -1).map((edge, i) => ({ start: edge + 1, end: edges[i + 1] ?? line.end }));
}
