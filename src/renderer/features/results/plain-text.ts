import type { NoteFormat, TextRange } from '../../../shared/domain.ts';
import { formats } from '../../../shared/formats.ts';
import { remembering } from '../../../shared/remembering.ts';
import { type Construct, constructsOf } from '../../ui/markdown/constructs.ts';
import { codeIn } from './code-places.ts';
import { barsOf, tablesIn } from './table-row.ts';

/** A mark, and which of its groups is kept; the others leave a sign with a space, a space, or nothing. Their order matters. */
interface Mark {
  pattern: RegExp;
  keeps: number | 'item' | 'space' | 'nothing';
}

/** Stands before each item of a list, and each cell of a table, but a first: without it, items would read as one sentence. */
const itemDot = '·';
/** Stands before each row of a table: its first cell belongs to no cell before it. */
const rowBar = '¦';
export const leadingDots = /^[ ·¦]*/;
/** Stands for each character that no pattern may look into. */
const hidden = '\uE000';

/** Markdown marks that mean nothing once the layout is gone. */
const marks: readonly Mark[] = [
  { pattern: /<!--[\s\S]*?-->/g, keeps: 'space' },
  { pattern: /^[ \t]*(?:`{3,}|~{3,})[^\n]*$/gm, keeps: 'space' },
  { pattern: /!\[([^\]]*)\]\([^)]*\)/dg, keeps: 1 },
  { pattern: /\[([^\]]+)\]\([^)]*\)/dg, keeps: 1 },
  { pattern: /^(?=[^\n]*---)[ \t:-]+$/gm, keeps: 'space' },
  { pattern: /^[ \t]*(?:>[ \t]?)+/gm, keeps: 'nothing' },
  { pattern: /^[ \t]*#{1,6}[ \t]+/gm, keeps: 'item' },
  // The kind of a callout.
  { pattern: /^\[![\w-]+\][+-]?[ \t]*/gm, keeps: 'nothing' },
  { pattern: /^[ \t]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?/gm, keeps: 'item' },
  { pattern: /\[\^[^\]\s]+\]/g, keeps: 'nothing' },
  { pattern: /(\*{1,3})(?=\S)([^*\n]+?)(?<=\S)\1/dg, keeps: 2 },
  { pattern: /(==|~~)(?=\S)([^\n]+?)(?<=\S)\1/dg, keeps: 2 },
  { pattern: /(?<![\p{L}\p{N}_])_(?=\S)([^_\n]+)(?<=\S)_(?![\p{L}\p{N}_])/dgu, keeps: 1 },
  { pattern: /`+/g, keeps: 'nothing' },
];
/** Of a character that is meant as it is, in Markdown: the last mark, since the others must not mistake what it keeps. */
const escapeSign: Mark = { pattern: /\\(?=[!-/:-@[-`{-~])/g, keeps: 'nothing' };
/** Signs that turn the direction of writing up to the end of their line: here other lines follow in the same one. */
const turning: Mark = { pattern: /[\u202a-\u202e\u2066-\u2069]/g, keeps: 'nothing' };
const whiteSpace: Mark = { pattern: /\s+/g, keeps: 'space' };
const ending = [turning, whiteSpace];
/** Embedded files of which nothing can be read in a line. */
const media = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp|mp[34]|m4a|mov|webm|wav|ogg|pdf)(?:#.*)?$/i;

/** A stretch of a plain text that is drawn otherwise than prose. */
interface Span {
  start: number;
  end: number;
  kind: 'code' | 'math';
}

export interface PlainText {
  text: string;
  /** For each UTF-16 unit of the text, its place in the source; it never decreases. */
  offsets: Int32Array;
  /** In order; they never overlap. */
  spans: readonly Span[];
}

type Cut = Pick<PlainText, 'text' | 'offsets'>;

/** Read once for each format: what a key finds, the next one mostly finds again. */
const readers = new Map<NoteFormat, (source: string) => PlainText>();

/**
 * A note’s text as one line: Markdown loses most of its marks, and white space is collapsed in every format. Code and
 * formulas stay as they are written, and are named as such; comments and the ids of blocks are left out.
 */
export function plainText(source: string, format: NoteFormat): PlainText {
  const reader = readers.get(format) ?? remembering((text) => read(text, format), 200);
  readers.set(format, reader);
  return reader(source);
}

function read(source: string, format: NoteFormat): PlainText {
  const whole = { text: source, offsets: Int32Array.from({ length: source.length }, (_, i) => i) };
  if (!isMarked(format)) return { ...trimmed(ending.reduce(without, whole)), spans: [] };
  const { seen, dropped, kept } = opened(source);
  const builder = new Builder({ ...whole, text: seen });
  for (const { start, end, sign } of dropped) {
    builder.keep(start);
    if (sign !== undefined) builder.put(sign);
    builder.skip(end);
  }
  const all = formats[format].isMarkdown ? [...marks, escapeSign, ...ending] : [...marks, ...ending];
  const { text, offsets } = trimmed(all.reduce(without, builder.finish()));
  const spans = kept.map(({ start, end, kind }) => ({
    start: firstFrom(offsets, start),
    end: firstFrom(offsets, end),
    kind,
  }));
  return { text: shownAgain(text, offsets, source), offsets, spans: spans.filter(({ start, end }) => end > start) };
}

/** The first unit of a plain text that comes from this place of the source, or from one after it. */
export function firstFrom(offsets: Int32Array, place: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

interface Dropped extends TextRange {
  sign?: string;
}

interface Opened {
  /** The source with code and formulas hidden. */
  seen: string;
  /** What is left out, in order, and what stands in its place. */
  dropped: Dropped[];
  /** Where code and formulas are. */
  kept: Span[];
}

function opened(source: string): Opened {
  const { blocks, inline } = codeIn(source);
  const isInCode = ({ start }: TextRange): boolean => blocks.some((block) => block.start <= start && start < block.end);
  const constructs = constructsOf(source).filter((construct) => !isInCode(construct));
  const kept = [
    ...[...blocks, ...inline].map((place) => ({ ...place, kind: 'code' as const })),
    ...constructs.flatMap((each) => (each.kind === 'math' ? [{ ...insideOf(each), kind: 'math' as const }] : [])),
  ].sort((a, b) => a.start - b.start);
  let seen = '';
  for (const { start, end, kind } of kept) {
    const written = source.slice(start, end);
    seen +=
      source.slice(seen.length, start) +
      (kind === 'math' ? hidden.repeat(end - start) : written.replace(/\S/g, hidden));
  }
  seen += source.slice(seen.length);
  const isInConstruct = ({ start }: TextRange): boolean =>
    constructs.some((each) => each.start <= start && start < each.end);
  const dropped = [...constructs.flatMap(droppedOf), ...barsIn(seen).filter((each) => !isInConstruct(each))];
  return { seen, dropped: dropped.sort((a, b) => a.start - b.start), kept };
}

/** The bars and rules of tables. Where a row begins, also one without a bar there, and between two cells something stands in their place. */
function barsIn(source: string): Dropped[] {
  return tablesIn(source).flatMap(({ header, rule, rows }) => [
    ...(rule === null ? [] : [rule]),
    ...[...(header === null ? [] : [header]), ...rows].flatMap((line) => {
      const bars = barsOf(source, line);
      const begin = { start: line.start, end: line.start };
      const before = bars[0] === line.start ? [] : [rowBar, ' '].map((sign) => ({ ...begin, sign }));
      const between = bars.map((start): Dropped => {
        const end = start + 1;
        if (end === line.end) return { start, end };
        return { start, end, sign: start === line.start ? rowBar : itemDot };
      });
      return [...before, ...between];
    }),
  ]);
}

function insideOf({ start, end, isDisplay }: Extract<Construct, { kind: 'math' }>): TextRange {
  const sign = isDisplay ? 2 : 1;
  return { start: start + sign, end: end - sign };
}

/** What of a construct is not read: a link is its label. */
function droppedOf(construct: Construct): TextRange[] {
  const { start, end } = construct;
  switch (construct.kind) {
    case 'comment':
    case 'block-id':
      return [{ start, end }];
    case 'math':
      return around(construct, insideOf(construct));
    case 'embed':
      return media.test(construct.target) ? [{ start, end }] : around(construct, construct.label);
    case 'link':
      return around(construct, construct.label);
    case 'tag':
      return [];
  }
}

function around(outer: TextRange, inner: TextRange): TextRange[] {
  return [
    { start: outer.start, end: inner.start },
    { start: inner.end, end: outer.end },
  ];
}

function shownAgain(text: string, offsets: Int32Array, source: string): string {
  return text.replaceAll(hidden, (_, at: number) => source.charAt(offsets[at] ?? 0));
}

function trimmed({ text, offsets }: Cut): Cut {
  const start = leadingDots.exec(text)?.[0].length ?? 0;
  const end = text.endsWith(' ') ? Math.max(start, text.length - 1) : text.length;
  return { text: text.slice(start, end), offsets: offsets.subarray(start, end) };
}

/** Plain text often uses Markdown’s marks. In source code and markup the same characters mean something else. */
function isMarked(format: NoteFormat): boolean {
  return formats[format].isMarkdown || format === 'text';
}

function without(plain: Cut, { pattern, keeps }: Mark): Cut {
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
  readonly #from: Cut;
  readonly #offsets: Int32Array;
  readonly #parts: string[] = [];
  #length = 0;
  #at = 0;

  constructor(from: Cut) {
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

  finish(): Cut {
    if (this.#at === 0) return this.#from;
    this.keep(this.#from.text.length);
    return { text: this.#parts.join(''), offsets: this.#offsets.subarray(0, this.#length) };
  }
}
