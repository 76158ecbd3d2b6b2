import type { TextRange } from '../../shared/domain.ts';
import type { Block, Heading, Outline } from '../notes/outline.ts';
import type { Properties } from '../notes/properties.ts';
import { shortName } from './short-names.ts';
import { tableHead } from './table-head.ts';

/** One line of a text. `end` excludes trailing white space and the line ending. */
export interface Line {
  start: number;
  end: number;
  /** The line without trailing white space. */
  text: string;
}

/** The lines of a text; they end with LF, CR LF or CR. */
export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { 0: ending, index } of text.matchAll(/\r\n?|\n|$/g)) {
    const line = text.slice(start, index).trimEnd();
    lines.push({ start, end: start + line.length, text: line });
    start = index + ending.length;
  }
  return lines;
}

/** Builds an outline, block by block in order, for formats that are read line by line. */
export class OutlineBuilder {
  readonly #text: string;
  readonly #blocks: Block[] = [];
  #trail: readonly Heading[] = [];
  #open: Block | null = null;
  #headings = 0;
  #hasText = false;
  readonly #comments: TextRange[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  /** Whether any block other than a heading has been added. */
  hasText(): boolean {
    return this.#hasText;
  }

  /** The number of headings that have been added. */
  get headings(): number {
    return this.#headings;
  }

  /** Adds a line to the open block if that is of the same kind, or else begins a block. */
  add(kind: Block['kind'], { start, end }: { start: number; end: number }): void {
    if (this.#open?.kind === kind) {
      this.#open.end = end;
      return;
    }
    this.begin(kind, { start, end });
  }

  /** Begins a new block. */
  begin(kind: Block['kind'], { start, end }: { start: number; end: number }): void {
    const above = this.#blocks.at(-1);
    const inTable = kind === 'row' && above?.kind === 'row';
    const head = inTable ? (above.head ?? tableHead(this.#text.slice(above.start, above.end))) : null;
    this.#open = { kind, start, end, head, trail: this.#trail };
    this.#blocks.push(this.#open);
    if (kind === 'heading') this.#headings++;
    else this.#hasText = true;
  }

  /** Passes over a comment, which may stand in a block. */
  hide({ start, end }: TextRange): void {
    this.#comments.push({ start, end });
  }

  /** Ends the open block: the next line begins a new one. */
  close(): void {
    this.#open = null;
  }

  heading(text: string, depth: number, { start, end }: { start: number; end: number }): void {
    const heading = { text: shortName(text), depth, start };
    this.#trail = [...this.#trail.filter((above) => above.depth < depth), heading];
    this.begin('heading', { start, end });
    this.close();
  }

  /** The outline of everything added. Without a title in the properties, the first heading is the title. */
  outline(properties: Properties, pages: readonly number[] | null = null): Outline {
    const firstHeading = this.#blocks.find(({ kind }) => kind === 'heading')?.trail.at(-1)?.text;
    return {
      title: properties.title ?? (firstHeading || null),
      properties,
      blocks: this.#blocks,
      pages,
      ...(this.#comments.length > 0 && { comments: this.#comments }),
    };
  }
}
