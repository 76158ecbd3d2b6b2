import type { NoteFormat } from '../../../shared/domain.ts';

/** A mark, and which of its groups is kept; the others leave a sign with a space, a space, or nothing. Their order matters. */
interface Mark {
  pattern: RegExp;
  keeps: number | 'item' | 'space' | 'nothing';
}

/** Stands before each item of a list but a first: without it, items would read as one sentence. */
const itemDot = '·';
export const leadingDots = /^[ ·]*/;

/** Markdown marks that mean nothing once the layout is gone. */
const marks: readonly Mark[] = [
  { pattern: /<!--[\s\S]*?-->/g, keeps: 'space' },
  { pattern: /^[ \t]*(?:`{3,}|~{3,})[^\n]*$/gm, keeps: 'space' },
  { pattern: /!\[([^\]]*)\]\([^)]*\)/dg, keeps: 1 },
  { pattern: /\[([^\]]+)\]\([^)]*\)/dg, keeps: 1 },
  { pattern: /\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]/dg, keeps: 1 },
  { pattern: /^(?=[^\n]*---)[ \t|:-]+$/gm, keeps: 'space' },
  { pattern: /^[ \t]*\|(.*)\|[ \t]*$/dgm, keeps: 1 },
  { pattern: /^[ \t]*(?:>[ \t]?)+/gm, keeps: 'nothing' },
  { pattern: /^[ \t]*#{1,6}[ \t]+/gm, keeps: 'nothing' },
  { pattern: /^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?/gm, keeps: 'item' },
  { pattern: /(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1/dg, keeps: 2 },
  { pattern: /(?<![\p{L}\p{N}_])_(?=\S)([^_\n]+)(?<=\S)_(?![\p{L}\p{N}_])/dgu, keeps: 1 },
  { pattern: /`+/g, keeps: 'nothing' },
];
const whiteSpace: Mark = { pattern: /\s+/g, keeps: 'space' };

export interface PlainText {
  text: string;
  /** For each UTF-16 unit of the text, its place in the source; it never decreases. */
  offsets: Int32Array;
}

/** A note’s text as one line: Markdown loses most of its marks, and white space is collapsed in every format. */
export function plainText(source: string, format: NoteFormat): PlainText {
  const whole = { text: source, offsets: Int32Array.from({ length: source.length }, (_, i) => i) };
  const { text, offsets } = [...(isMarked(format) ? marks : []), whiteSpace].reduce(without, whole);
  const start = leadingDots.exec(text)?.[0].length ?? 0;
  const end = text.endsWith(' ') ? Math.max(start, text.length - 1) : text.length;
  return { text: text.slice(start, end), offsets: offsets.subarray(start, end) };
}

/** Plain text often uses Markdown’s marks. In source code and markup the same characters mean something else. */
function isMarked(format: NoteFormat): boolean {
  return format === 'markdown' || format === 'text' || format === 'notebook';
}

function without(plain: PlainText, { pattern, keeps }: Mark): PlainText {
  const builder = new Builder(plain);
  for (const match of plain.text.matchAll(pattern)) {
    const end = match.index + match[0].length;
    if (typeof keeps === 'number') {
      const [from, to] = match.indices?.[keeps] ?? [end, end];
      builder.keep(match.index).skip(from).keep(to).skip(end);
    } else if (keeps === 'space') builder.keep(match.index).put(' ').skip(end);
    else if (keeps === 'item') {
      builder
        .keep(match.index)
        .put(itemDot)
        .skip(end - 1)
        .put(' ')
        .skip(end);
    } else builder.keep(match.index).skip(end);
  }
  return builder.finish();
}

/** Builds a text from parts of another, in order, and records where each character came from. */
class Builder {
  readonly #from: PlainText;
  readonly #offsets: Int32Array;
  readonly #parts: string[] = [];
  #length = 0;
  #at = 0;

  constructor(from: PlainText) {
    this.#from = from;
    this.#offsets = new Int32Array(from.text.length);
  }

  keep(to: number): this {
    this.#parts.push(this.#from.text.slice(this.#at, to));
    this.#offsets.set(this.#from.offsets.subarray(this.#at, to), this.#length);
    this.#length += to - this.#at;
    this.#at = to;
    return this;
  }

  skip(to: number): this {
    this.#at = to;
    return this;
  }

  /** Replaces what is skipped next. */
  put(sign: string): this {
    this.#parts.push(sign);
    this.#offsets[this.#length++] = this.#from.offsets[this.#at] ?? 0;
    return this;
  }

  finish(): PlainText {
    if (this.#at === 0) return this.#from;
    this.keep(this.#from.text.length);
    return { text: this.#parts.join(''), offsets: this.#offsets.subarray(0, this.#length) };
  }
}
