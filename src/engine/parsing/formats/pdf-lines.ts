import { scripted } from '../../notes/scripted.ts';
import { inReadingOrder } from './pdf-columns.ts';
import type { TextItem } from './pdf-item.ts';

/** A paragraph or a heading. `size` is the height of its letters in points. */
export interface PdfLine {
  text: string;
  size: number;
}

/** What a font without a table of its letters gives: control characters, and codes that mean nothing outside it. */
export const unreadable = /(?!\s)[\p{Cc}\p{Co}\ufffd]/gu;

interface Row {
  text: string;
  size: number;
  y: number;
  right: number;
}

/**
 * Joins the pieces of a page: those at the same height into lines, and lines that follow closely into paragraphs. Words
 * hyphenated at the end of a line are joined again.
 */
export function paragraphsOf(items: readonly TextItem[]): PdfLine[] {
  const paragraphs: PdfLine[] = [];
  let before: Row | null = null;
  for (const row of rowsOf(inReadingOrder(items.map(upright)))) {
    const last = paragraphs.at(-1);
    const gap: number = before === null ? 0 : before.y - row.y;
    const isAlike = before !== null && sameSize(before.size, row.size);
    // A sentence goes on at the top of the next column.
    const isTurned = gap < 0 && last !== undefined && goesOn(last.text, row.text);
    const follows = isAlike && ((gap > 0 && gap < 1.7 * row.size) || isTurned);
    if (last !== undefined && follows && !startsItem(row.text)) last.text = joined(last.text, row.text);
    else paragraphs.push({ text: row.text, size: row.size });
    before = row;
  }
  return paragraphs;
}

function rowsOf(items: readonly TextItem[]): Row[] {
  const rows: Row[] = [];
  let open: Row | null = null;
  for (const { str: drawn, transform, width, hasEOL } of items) {
    const str = drawn.replace(unreadable, '');
    const [, b = 0, , d = 0, x = 0, y = 0] = transform;
    const size = Math.round(10 * Math.hypot(b, d)) / 10;
    if (str.trim() !== '') {
      if (open !== null && Math.abs(open.y - y) < Math.max(open.size, size) / 2) {
        // Pieces that do not touch are separate words.
        const isApart = x - open.right > 0.15 * size || x < open.right - size;
        const script = isApart ? null : scriptOf(open, size, y);
        const text = script === null ? str : scripted(str, script);
        open.text += isApart && !open.text.endsWith(' ') ? ` ${text}` : text;
        open.right = x + width;
        open.size = Math.max(open.size, size);
      } else {
        open = { text: str, size, y, right: x + width };
        rows.push(open);
      }
    } else if (open !== null && str !== '' && !open.text.endsWith(' ')) {
      open.text += ' ';
    }
    if (hasEOL) open = null;
  }
  return rows.map((row) => ({ ...row, text: tidy(row.text) })).filter(({ text }) => text !== '');
}

/** Whether a piece is raised above its row, as the number of a footnote is, or lowered. */
function scriptOf(row: Row, size: number, y: number): 'sup' | 'sub' | null {
  const rise = (y - row.y) / row.size;
  if (size > 0.8 * row.size || Math.abs(rise) < 0.08) return null;
  return rise > 0 ? 'sup' : 'sub';
}

/** A piece as if the page were turned so that its letters stand upright. */
function upright(item: TextItem): TextItem {
  const [a = 0, b = 0, , , x = 0, y = 0] = item.transform;
  const angle = Math.atan2(b, a);
  if (Math.abs(angle) < 0.02) return item;
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const size = Math.hypot(a, b);
  // Pieces that are turned by another angle are in no row with these.
  const apart = 100_000 * Math.round(angle * 10);
  return { ...item, transform: [size, 0, 0, size, x * cos + y * sin, y * cos - x * sin + apart] };
}

function goesOn(text: string, next: string): boolean {
  return isHyphenated(text, next) || (/[\p{L},]$/u.test(text) && /^\p{Ll}/u.test(next));
}

/** Whether a word is parted between two lines. */
export function isHyphenated(text: string, next: string): boolean {
  return /\p{L}[-\u00ad\u2010]$/u.test(text) && /^\p{Ll}/u.test(next);
}

/** Shortens the dots that lead to a page number in a table of contents. */
function tidy(text: string): string {
  return text
    .replace(/(?:\s?\.){4,1000}/g, ' …')
    .replace(/\s+/g, ' ')
    .trim();
}

function sameSize(a: number, b: number): boolean {
  return Math.abs(a - b) < 0.15 * Math.max(a, b);
}

function startsItem(text: string): boolean {
  return /^(?:[•‣◦▪●○–*-]|\(?\d{1,3}[.)])\s/.test(text);
}

function joined(text: string, next: string): string {
  if (isHyphenated(text, next)) return text.slice(0, -1) + next;
  return `${text}\n${next}`;
}
