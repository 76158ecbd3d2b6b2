import { InlineScripts } from './inline-scripts.ts';
import { oneLine } from './markdown-writer.ts';
import type { Row } from './table-writer.ts';
import type { CellFormats } from './xlsx-formats.ts';
import { localName, walkXml } from './xml.ts';

/** Excel’s last column. */
const mostColumns = 16_384;

/** The texts that cells refer to by their numbers, without the readings above them. */
export function sharedStringsOf(part: Uint8Array | undefined): string[] {
  const strings: string[] = [];
  if (part === undefined) return strings;
  const scripts = new InlineScripts();
  let text = '';
  let isText = false;
  let readings = 0;
  walkXml(part, {
    open: (name, { val }) => {
      const local = localName(name);
      if (local === 'si') text = '';
      if (local === 't') isText = readings === 0;
      if (local === 'rPh') readings++;
      if (local === 'vertAlign' && val !== 'baseline')
        scripts.openRun(val === 'superscript' ? 'sup' : 'sub', text.length);
    },
    text: (data) => {
      if (isText) text += data;
    },
    close: (name) => {
      const local = localName(name);
      if (local === 'r') text = scripts.closeRun(text);
      if (local === 'si') strings.push(text);
      if (local === 't') isText = false;
      if (local === 'rPh') readings--;
    },
  });
  return strings;
}

interface Cell {
  column: number;
  type: string;
  style: number;
  value: string;
}

/**
 * Calls back with each row of a sheet that is not empty, and its number, in order.
 * @param take returns whether the next row is wanted.
 */
export function eachRow(
  sheet: Uint8Array,
  strings: readonly string[],
  formats: CellFormats,
  take: (row: Row, number: number) => boolean,
): void {
  let row = new Map<number, string>();
  let number = 0;
  let column = -1;
  let cell: Cell | null = null;
  let isValue = false;
  let readings = 0;
  let isDone = false;
  walkXml(sheet, {
    isDone: () => isDone,
    open: (name, attributes) => {
      const local = localName(name);
      if (local === 'row') {
        row = new Map();
        number = Number(attributes.r ?? number + 1);
        column = -1;
      } else if (local === 'c') {
        column = Math.min(mostColumns, columnOf(attributes.r ?? '') ?? column + 1);
        cell = { column, type: attributes.t ?? 'n', style: Number(attributes.s ?? 0), value: '' };
      } else if (local === 'v' || local === 't') isValue = readings === 0;
      else if (local === 'rPh') readings++;
    },
    text: (data) => {
      if (isValue && cell !== null) cell.value += data;
    },
    close: (name) => {
      const local = localName(name);
      if (local === 'v' || local === 't') isValue = false;
      else if (local === 'rPh') readings--;
      else if (local === 'c' && cell !== null) {
        const text = oneLine(shown(cell, strings, formats));
        if (text !== '') row.set(cell.column, text);
        cell = null;
      } else if (local === 'row' && row.size > 0 && !isDone) isDone = !take(row, number);
    },
  });
}

/** The column in the name of a cell, from 0: 27 of `AB7`. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}(?=\d)/.exec(reference)?.[0];
  if (letters === undefined) return null;
  return [...letters].reduce((sum, letter) => 26 * sum + letter.charCodeAt(0) - 64, 0) - 1;
}

function shown({ type, style, value }: Cell, strings: readonly string[], formats: CellFormats): string {
  if (type === 's') return strings[Number(value)] ?? '';
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n' || value.trim() === '') return value;
  const number = Number(value);
  return Number.isNaN(number) ? value : formats(number, style);
}
