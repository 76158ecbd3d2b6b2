import { format, getFormatFromId, isDateFormat } from 'numfmt';
import { localName, walkXml } from './xml.ts';

/** Shows the number in a cell as the workbook says. @param style the cell’s style, by its number. */
export type CellFormats = (value: number, style: number) => string;

/** Days between the two beginnings of time in Excel. */
const daysTo1904 = 1_462;
/** Built-in formats that follow the reader’s system: one way for all, which everybody can read. */
const ofSystem = new Map([
  [14, 'yyyy-mm-dd'],
  [22, 'yyyy-mm-dd hh:mm'],
]);

/** The number formats of a workbook’s styles (ECMA-376 Part 1, 18.8.30); without any, numbers are shown as they are. */
export function cellFormatsOf(styles: Uint8Array | undefined, isFrom1904: boolean): CellFormats {
  const patterns = patternsOf(styles);
  return (value, style) => {
    const pattern = patterns[style] ?? 'General';
    // A number that Excel would cut short for its column is read as it was typed, as those of articles and accounts are.
    if (pattern === 'General' && Number.isSafeInteger(value)) return String(value);
    const number = isFrom1904 && isDateFormat(pattern) ? value + daysTo1904 : value;
    return format(pattern, number, { throws: false, invalid: String(value), overflow: String(value) });
  };
}

/** The pattern of each style. */
function patternsOf(styles: Uint8Array | undefined): string[] {
  const own = new Map<number, string>();
  const patterns: string[] = [];
  let isInCells = false;
  if (styles === undefined) return patterns;
  walkXml(styles, {
    open: (name, { numFmtId, formatCode }) => {
      const local = localName(name);
      const id = Number(numFmtId);
      if (local === 'numFmt' && formatCode !== undefined) own.set(id, formatCode);
      if (local === 'cellXfs') isInCells = true;
      if (local === 'xf' && isInCells) patterns.push(own.get(id) ?? ofSystem.get(id) ?? builtIn(id));
    },
    close: (name) => {
      if (localName(name) === 'cellXfs') isInCells = false;
    },
  });
  return patterns;
}

function builtIn(id: number): string {
  return Number.isInteger(id) ? (getFormatFromId(id) ?? 'General') : 'General';
}
