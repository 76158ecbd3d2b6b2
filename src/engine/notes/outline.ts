import type { Properties } from './properties.ts';

/** A stretch of a note that reads as one thing. Offsets are UTF-16 code units in the decoded file; `end` is exclusive. */
export interface Block {
  kind: 'heading' | 'prose' | 'code' | 'row';
  start: number;
  end: number;
  /** Of a row of a table, the words of the table's head; null for its head, and where there is none. */
  head?: string | null;
  /** Headings above the block, outermost first; a heading counts itself. */
  trail: readonly Heading[];
}

export interface Heading {
  text: string;
  depth: number;
  start: number;
}

/** A note's structure: what it says of itself, and its blocks in order. */
export interface Outline {
  /** The stated one, else the first heading; null where the note has neither. */
  title: string | null;
  /** Their title stands in no block. */
  properties: Properties;
  blocks: Block[];
  /** Offsets at which the pages begin, the first one's included; null in formats without pages. */
  pages: readonly number[] | null;
}
