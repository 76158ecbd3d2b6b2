import type { TextRange } from '../../../shared/domain.ts';

/** A row of a table, and the row that names its columns; empty if the text has none. */
export interface TableRow {
  header: TextRange[];
  cells: TextRange[];
}

const row = /^[ \t]*\|.*\|[ \t]*$/;
const rule = /^[ \t]*\|(?:[ \t]*:?-+:?[ \t]*\|)+[ \t]*$/;

/** The row of a table at a place of a Markdown text, or after it where that is the table’s head; null if there is none. */
export function tableRowAt(source: string, place: number): TableRow | null {
  const lines = linesOf(source);
  const textOf = (at: number): string => source.slice(lines[at]?.start, lines[at]?.end);
  const isRow = (at: number): boolean => at >= 0 && at < lines.length && row.test(textOf(at));
  const at = lines.findIndex(({ start, end }) => start <= place && place <= end);
  if (!isRow(at)) return null;
  let first = at;
  while (isRow(first - 1)) first--;
  const hasHeader = isRow(first + 1) && rule.test(textOf(first + 1));
  const shown = hasHeader ? Math.max(at, first + 2) : at;
  const line = lines[isRow(shown) ? shown : first];
  const head = lines[first];
  if (!line || !head) return null;
  return { header: hasHeader && line !== head ? cellsOf(source, head) : [], cells: cellsOf(source, line) };
}

/** Where the first table behind a place begins; null if there is none. */
export function nextTable(source: string, place: number): number | null {
  return linesOf(source).find(({ start, end }) => start >= place && row.test(source.slice(start, end)))?.start ?? null;
}

function linesOf(source: string): TextRange[] {
  let at = 0;
  return source.split('\n').map((line) => {
    const range = { start: at, end: at + line.replace(/\r$/, '').length };
    at += line.length + 1;
    return range;
  });
}

/** The cells between the bars. A bar after a backslash belongs to its cell. */
function cellsOf(source: string, { start, end }: TextRange): TextRange[] {
  const bars = [...source.slice(start, end).matchAll(/(?<!\\)\|/g)].map(({ index }) => start + index);
  return bars.slice(0, -1).map((bar, i) => ({ start: bar + 1, end: bars[i + 1] ?? end }));
}
