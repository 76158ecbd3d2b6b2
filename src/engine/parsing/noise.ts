import type { TextRange } from '../../shared/domain.ts';
import type { Block, Outline } from '../notes/outline.ts';
import { trimmed } from './lines.ts';

/** An outline without what is data rather than text, and what can be found of that. */
export interface Readable {
  outline: Outline;
  /** How many characters were left out. */
  leftOut: number;
  /** The words in what was left out, each once: they are still looked for. */
  words: string;
}

/** Shorter stretches of data do no harm. In UTF-16 code units, as all lengths here. */
const least = 2_000;
/** A line of code or of a drawing that is shorter is not minified. */
const leastLine = 400;
/** So many rows of numbers one after another were not typed by hand; the first ones stay as an example. */
const leastRows = 60;
const shownRows = 10;
const mostWords = 4_000;
/** So much of a line tells what the rest is like. */
const looked = 4_000;

/** Characters of encoded data, as many as are looked at. Not `{40,}`, which remembers each of millions of characters twice, and overflows the stack. */
const run = /[A-Za-z0-9+/=_-]{40,4000}/;
const runs = /[A-Za-z0-9+/=_-]{40}[A-Za-z0-9+/=_-]*/g;
const leastRun = 40;
const ofData = Uint8Array.from({ length: 128 }, (_, code) =>
  /[A-Za-z0-9+/=_-]/.test(String.fromCharCode(code)) ? 1 : 0,
);
const fence = /^[ \t]*(?:`{3,}|~{3,})[^\n]*$/gm;

/** Leaves out what would fill the index with noise: drawings, encoded files, minified code, long tables of numbers. */
export function withoutNoise(text: string, outline: Outline): Readable {
  const numbers = new NumberRows();
  const blocks: Block[] = [];
  const words = new Set<string>();
  let leftOut = outline.hiddenData ?? 0;
  const perBlock = outline.blocks.map((block) => dataIn(text, block));
  for (const [index, block] of outline.blocks.entries()) numbers.add(text, block, perBlock[index] ?? []);
  numbers.end();
  for (const [index, block] of outline.blocks.entries()) {
    const data = perBlock[index] ?? [];
    if (data.length === 0) {
      blocks.push(block);
      continue;
    }
    for (const { start, end } of data) {
      leftOut += end - start;
      addWords(text.slice(start, end), words);
    }
    for (const piece of restOf(text, block, data)) blocks.push(piece);
  }
  if (leftOut === 0) return { outline, leftOut, words: '' };
  return { outline: { ...outline, blocks }, leftOut, words: [...words].join(' ') };
}

/** The stretches of a block that are encoded, drawn or minified. */
function dataIn(text: string, { kind, start, end }: Block): TextRange[] {
  if (end - start < least || kind === 'heading') return [];
  const block = text.slice(start, end);
  if (kind === 'code' && isDrawing(block)) return [{ start, end }];
  if (!hasLongRun(block) && !hasLongLine(block)) return [];
  const ranges: TextRange[] = [];
  let open: TextRange | null = null;
  for (const line of linesOf(block)) {
    const isData = isEncoded(line.text) || isMinified(line.text) || (open !== null && continues(line.text));
    if (!isData) {
      if (line.text.trim() !== '') open = null;
      continue;
    }
    if (open === null) {
      open = { start: start + line.start, end: 0 };
      ranges.push(open);
    }
    open.end = start + line.end;
  }
  return ranges.filter((range) => range.end - range.start >= least);
}

function linesOf(block: string): { text: string; start: number; end: number }[] {
  return [...block.matchAll(/[^\n]+/g)].map(({ 0: line, index }) => ({
    text: line,
    start: index,
    end: index + line.length,
  }));
}

/** Whether so many characters of encoded data follow each other. Looks at few of them: most stretches have another near their end. */
function hasLongRun(text: string): boolean {
  for (let at = 0; at + leastRun <= text.length; ) {
    let last = at + leastRun - 1;
    while (last >= at && isOfData(text.charCodeAt(last))) last--;
    if (last < at) return true;
    at = last + 1;
  }
  return false;
}

function isOfData(code: number): boolean {
  return ofData[code] === 1;
}

function hasLongLine(block: string): boolean {
  for (let at = 0; at < block.length; ) {
    const end = block.indexOf('\n', at);
    if ((end === -1 ? block.length : end) - at >= leastLine) return true;
    if (end === -1) return false;
    at = end + 1;
  }
  return false;
}

/** Whether a line holds a long stretch in which capitals, small letters and digits are mixed as in no language. */
function isEncoded(line: string): boolean {
  const found = hasLongRun(line) ? run.exec(line)?.[0].slice(0, looked) : undefined;
  if (found === undefined || !/[A-Z]/.test(found) || !/[a-z]/.test(found) || !/\d/.test(found)) return false;
  // Words in a long name begin with a capital at most every few letters.
  const changes = found.match(/[a-z][A-Z]|[A-Z][a-z]|\d[A-Za-z]|[A-Za-z]\d/g)?.length ?? 0;
  return changes > found.length / 5;
}

/** The last line of wrapped data is short. */
function continues(line: string): boolean {
  return /^[ \t>]*[A-Za-z0-9+/=_-]{4}[A-Za-z0-9+/=_-]*[)"'`\]>,;]*[ \t]*$/.test(line) && /[A-Z\d+/=]/.test(line);
}

/** Whether a long line has next to no spaces but many marks, as minified code has, or is made of numbers, as drawings are. */
function isMinified(whole: string): boolean {
  if (whole.length < leastLine) return false;
  const line = whole.slice(0, looked);
  const spaces = line.match(/[ \t]/g)?.length ?? 0;
  const marks = line.match(/[{}()[\];,:=<>"']/g)?.length ?? 0;
  const digits = line.match(/\d/g)?.length ?? 0;
  const letters = line.match(/\p{L}/gu)?.length ?? 0;
  const isPacked = spaces < line.length / 16 && marks > line.length / 12 && letters + digits < line.length;
  return isPacked || (digits > line.length / 3 && letters < line.length / 8);
}

/** Whether a block of code is the data of a drawing: of Excalidraw, or mostly numbers under names. */
function isDrawing(block: string): boolean {
  if (
    (block.includes('"excalidraw') && /"type"\s*:\s*"excalidraw/.test(block)) ||
    /^[ \t]*(?:`{3,}|~{3,})compressed-json/.test(block)
  )
    return true;
  const lines = block.split('\n').filter((line) => line.trim() !== '');
  if (lines.length < leastRows) return false;
  const numeric = lines.filter((line) => {
    const value = line.replace(/^\s*"?[\w-]{1,40}"?\s*[:=]/, '');
    return (/\d/.test(value) && !/[^-\d.,eE+\s]/.test(value)) || /^\s*[\]}[{],?\s*$/.test(line);
  });
  return numeric.length > lines.length / 2;
}

/** Finds long runs of rows that are numbers, within a block and over the blocks of a table. */
class NumberRows {
  #run: { line: TextRange; into: TextRange[] }[] = [];
  #last: Block | null = null;
  #header = '';

  add(text: string, block: Block, into: TextRange[]): void {
    if (this.#repeatsHeader(text, block)) return;
    const isLong = block.kind === 'row' || block.end - block.start > least;
    const isTable = isLong && hasManyDigits(text, block);
    if (!isTable || into.length > 0 || (this.#last?.kind !== 'row' && this.#last !== null)) this.end();
    if (isTable && into.length === 0) {
      for (const line of linesOf(text.slice(block.start, block.end))) {
        if (isNumeric(line.text))
          this.#run.push({ line: { start: block.start + line.start, end: block.start + line.end }, into });
        else if (/\p{L}/u.test(line.text)) this.end();
      }
    }
    this.#last = block;
  }

  /** Whether a table goes on below its header row, written once more. */
  #repeatsHeader(text: string, { kind, head, start, end }: Block): boolean {
    if (kind !== 'row' || (head ?? null) !== null) return false;
    const before = this.#header;
    this.#header = text.slice(start, end);
    return this.#last?.kind === 'row' && this.#header === before;
  }

  end(): void {
    if (this.#run.length >= leastRows) {
      for (const { line, into } of this.#run.slice(shownRows)) into.push(line);
    }
    this.#run = [];
  }
}

function hasManyDigits(text: string, { start, end }: Block): boolean {
  let digits = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) digits++;
  }
  return digits > (end - start) / 8;
}

function isNumeric(line: string): boolean {
  const digits = line.match(/\d/g)?.length ?? 0;
  return digits >= 4 && (line.match(/\p{L}/gu)?.length ?? 0) <= digits / 4;
}

/** What is left of a block; nothing if that is only its fences. */
function restOf(text: string, block: Block, data: readonly TextRange[]): Block[] {
  const pieces: Block[] = [];
  let from = block.start;
  for (const { start, end } of [...data, { start: block.end, end: block.end }]) {
    const piece = text.slice(from, start);
    if (/[\p{L}\p{N}]{2}/u.test(piece.replace(fence, '').replace(/!\[[^\]]*\]\([^)]*$/, '')))
      pieces.push({ ...block, ...trimmed(text, from, start) });
    from = end;
  }
  return pieces;
}

function addWords(data: string, words: Set<string>): void {
  for (const line of data.split('\n')) {
    if (words.size >= mostWords) return;
    if (continues(line)) continue;
    // Beside encoded data there may be text.
    const text = isEncoded(line) ? line.replaceAll(runs, ' ') : line;
    for (const [word] of text.matchAll(/\p{L}[\p{L}\p{M}]{2,30}/gu)) words.add(word);
  }
}
