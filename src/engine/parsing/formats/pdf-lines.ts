/** A piece of text and its place on a page, from the PDF parser. */
export interface TextItem {
  str: string;
  /** Scale, rotation and position. The last two numbers are x and y, from the page’s lower left corner. */
  transform: number[];
  width: number;
  height: number;
  hasEOL: boolean;
}

/** A paragraph or a heading. `size` is the height of its letters in points. */
export interface PdfLine {
  text: string;
  size: number;
}

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
export function paragraphsOf(items: TextItem[]): PdfLine[] {
  const paragraphs: PdfLine[] = [];
  let before: Row | null = null;
  for (const row of rowsOf(items)) {
    const last = paragraphs.at(-1);
    const gap: number = before === null ? 0 : before.y - row.y;
    const follows = before !== null && sameSize(before.size, row.size) && gap > 0 && gap < 1.7 * row.size;
    if (last !== undefined && follows && !startsItem(row.text)) last.text = joined(last.text, row.text);
    else paragraphs.push({ text: row.text, size: row.size });
    before = row;
  }
  return paragraphs;
}

function rowsOf(items: TextItem[]): Row[] {
  const rows: Row[] = [];
  let open: Row | null = null;
  for (const { str, transform, width, hasEOL } of items) {
    const [, b = 0, , d = 0, x = 0, y = 0] = transform;
    const size = Math.round(10 * Math.hypot(b, d)) / 10;
    if (str.trim() !== '') {
      if (open !== null && Math.abs(open.y - y) < Math.max(open.size, size) / 2) {
        // Pieces that do not touch are separate words.
        const isApart = x - open.right > 0.15 * size || x < open.right - size;
        open.text += isApart && !open.text.endsWith(' ') ? ` ${str}` : str;
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

/** Shortens the dots that lead to a page number in a table of contents. */
function tidy(text: string): string {
  return text
    .replace(/(?:\s?\.){4,}/g, ' …')
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
  if (/\p{L}[-\u00ad\u2010]$/u.test(text) && /^\p{Ll}/u.test(next)) return text.slice(0, -1) + next;
  return `${text}\n${next}`;
}
