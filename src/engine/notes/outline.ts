import type { TextRange } from '../../shared/domain.ts';
import type { UserText } from '../../shared/user-text.ts';
import type { Properties } from './properties.ts';

/**
 * A paragraph, heading, list item or other unit of a note’s text. Offsets count UTF-16 code units in the decoded file;
 * `end` is exclusive.
 */
export interface Block {
  kind: 'heading' | 'prose' | 'code' | 'row';
  start: number;
  end: number;
  /** For a table row, the words of the table’s header row; null for the header row itself, and without one. */
  head?: string | null;
  /** The headings above the block, outermost first; for a heading, including itself. */
  trail: readonly Heading[];
}

export interface Heading {
  text: string;
  depth: number;
  start: number;
}

/** A note’s structure: its properties, and its blocks in order. */
export interface Outline {
  /** The title from the properties, else the first heading; null if the note has neither. */
  title: string | null;
  /** Their title is not part of any block. */
  properties: Properties;
  blocks: Block[];
  /** The offset at which each page begins, from the first one on; null in formats without pages. */
  pages: readonly number[] | null;
  /** What stands between the blocks, or in one, and is not read, though it is in the file: comments, in order. Missing if there are none. */
  comments?: readonly TextRange[];
  /** What the user should know of the file’s text; null or missing if all of it was read. */
  warning?: UserText | null;
  /** The length of code in comments: the data of drawings. Missing if there is none. */
  hiddenData?: number;
}
