import type { TextItem } from './pdf-item.ts';

/** Pieces of one row that touch, or nearly so. */
interface Segment {
  items: TextItem[];
  left: number;
  right: number;
  text: string;
}

interface Row {
  segments: Segment[];
  size: number;
  y: number;
}

/** Fewer rows may look like columns by accident. */
const leastRows = 3;
const mostColumns = 4;
/** The share of a column’s lines that go on with the sentence of the line above: in tables each line begins anew. */
const leastContinued = 0.45;

/**
 * The pieces of a page in the order in which they are read. Some programs draw two columns of text row by row; these are put
 * one after the other. Tables, whose rows belong together, and everything else keep their order.
 */
export function inReadingOrder(items: readonly TextItem[]): readonly TextItem[] {
  const rows = rowsOf(items);
  const starts = columnStarts(rows);
  if (starts.length < 2 || !isProse(rows, starts)) return items;
  const ordered: TextItem[] = [];
  let columns: TextItem[][] = starts.map(() => []);
  const endBand = () => {
    ordered.push(...columns.flat());
    columns = starts.map(() => []);
  };
  for (const row of rows) {
    if (row.segments.some((segment) => spans(segment, starts, row.size))) {
      endBand();
      ordered.push(...row.segments.flatMap((segment) => segment.items));
    } else {
      for (const segment of row.segments) columns[columnOf(segment, starts, row.size)]?.push(...segment.items);
    }
  }
  endBand();
  return ordered;
}

function rowsOf(items: readonly TextItem[]): Row[] {
  const rows: Row[] = [];
  for (const item of items) {
    if (item.str.trim() === '') continue;
    const [, b = 0, , d = 0, x = 0, y = 0] = item.transform;
    const size = Math.hypot(b, d);
    const right = x + item.width;
    let row = rows.at(-1);
    if (row === undefined || Math.abs(row.y - y) > size / 2) {
      row = { segments: [], size, y };
      rows.push(row);
    }
    const last = row.segments.at(-1);
    if (last !== undefined && x - last.right < 1.2 * size && x >= last.left) {
      last.items.push(item);
      last.right = Math.max(last.right, right);
      last.text += ` ${item.str}`;
    } else {
      row.segments.push({ items: [item], left: x, right, text: item.str });
    }
  }
  return rows;
}

/** Where the columns begin: places at which pieces begin in several rows that have more than one. From the left. */
function columnStarts(rows: readonly Row[]): number[] {
  const counts: { left: number; rows: number; size: number }[] = [];
  for (const { segments, size } of rows) {
    if (segments.length < 2) continue;
    for (const { left } of segments) {
      const known = counts.find((count) => Math.abs(count.left - left) < size);
      if (known === undefined) counts.push({ left, rows: 1, size });
      else known.rows++;
    }
  }
  const most = Math.max(0, ...counts.map((count) => count.rows));
  const starts = counts.filter((count) => count.rows >= leastRows && count.rows > most / 2).map(({ left }) => left);
  return starts.length > mostColumns ? [] : starts.sort((a, b) => a - b);
}

function columnOf({ left }: Segment, starts: readonly number[], size: number): number {
  return Math.max(
    0,
    starts.findLastIndex((start) => left >= start - size),
  );
}

/** Whether a piece reaches over into the next column, as a heading does. */
function spans(segment: Segment, starts: readonly number[], size: number): boolean {
  const next = starts[columnOf(segment, starts, size) + 1];
  return next !== undefined && segment.right > next;
}

/** Whether the columns are of prose: lines of several words, of which many go on with a sentence. */
function isProse(rows: readonly Row[], starts: readonly number[]): boolean {
  return starts.every((_, column) => {
    const lines = rows.flatMap(({ segments, size }) =>
      segments.filter((segment) => columnOf(segment, starts, size) === column && !spans(segment, starts, size)),
    );
    if (lines.length < leastRows) return false;
    const length = lines.reduce((sum, { text }) => sum + text.length, 0) / lines.length;
    const isUnspaced = lines.some(({ text }) => /[\p{sc=Han}\p{sc=Hiragana}]/u.test(text));
    const continued = lines.slice(1).filter(({ text }) => /^[\p{Ll}\p{Lo}(“"‘]/u.test(text)).length;
    return length >= (isUnspaced ? 8 : 15) && continued >= leastContinued * (lines.length - 1);
  });
}
