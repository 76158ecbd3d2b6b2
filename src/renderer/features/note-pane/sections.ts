import { maskConstructs } from '../../ui/markdown/mask.ts';
import { fenceLine } from '../../ui/markdown/patterns.ts';

/** In UTF-16 units: an ordinary note is one section, and a section is parsed and laid out within a frame or two. */
const sectionLength = 2_000;
/** A list is only divided where it is longer than this. */
const listLength = 3_000;
const definition = /^ {0,3}\[[^\]\n]+\]:[ \t]*\S.*$/;
/** A line that may continue a block from before the blank line above it: a list item, or something indented under one. */
const continuation = /^(?:\s|$|[-*+][ \t]|\d{1,9}[.)][ \t])/;
const bullet = /^[-*+][ \t]/;
/** Quotes and lists nested so deep that it was never meant, and that to draw them would take seconds. */
const tooDeep = /^(?:[ \t]*(?:>|[-*+][ \t]|\d{1,9}[.)][ \t])){50}|^[ \t]{100,}(?:[-*+]|\d{1,9}[.)])[ \t]/m;

export interface Section {
  /** Where it begins in the note, in UTF-16 units. */
  start: number;
  text: string;
}

/**
 * Splits a Markdown note into sections that mean the same alone as together, so that a long note can be drawn bit by bit.
 * Sections begin only where a new block begins at the margin after a blank line, outside code, comments and formulas; a
 * block longer than a section stays whole, but for a long list. Joined, the sections are the note.
 */
export function sectionsOf(note: string): Section[] {
  const cuts = [0];
  let openFence: string | null = null;
  let isInComment = false;
  let isAfterBlank = false;
  // Masked, a comment or formula of several lines is one line, as long as it was.
  for (const { 0: line, index } of maskConstructs(note).masked.matchAll(/.*\n|.+$/g)) {
    const isFar = index - (cuts.at(-1) ?? 0) >= sectionLength;
    const isNewBlock = isFar && isAfterBlank && !continuation.test(line);
    // Two lists look like one.
    const isNewItem = index - (cuts.at(-1) ?? 0) >= listLength && bullet.test(line);
    if (!openFence && !isInComment && (isNewBlock || isNewItem)) cuts.push(index);
    if (!isInComment) openFence = fenceAfter(openFence, line);
    if (!openFence) isInComment = isCommentOpenAfter(isInComment, line);
    isAfterBlank = line.trim() === '';
  }
  return cuts.map((start, i) => ({ start, text: note.slice(start, cuts[i + 1]) }));
}
/** Whether a Markdown text is nested too deeply to be drawn. */
export function isTooDeep(text: string): boolean {
  return tooDeep.test(text);
}

/** The note’s link and footnote definitions. Every section needs them to resolve its references. */
export function definitionsOf(note: string): string {
  return note
    .split(/\r?\n/)
    .filter((line) => definition.test(line))
    .join('\n');
}

/** The fence that is open after a line; null where none is. */
function fenceAfter(open: string | null, line: string): string | null {
  const found = fenceLine.exec(line)?.[1];
  if (!found) return open;
  if (!open) return found;
  return found.startsWith(open) && line.trim() === found ? null : open;
}

function isCommentOpenAfter(isOpen: boolean, line: string): boolean {
  const end = line.lastIndexOf('-->');
  const start = line.lastIndexOf('<!--');
  return start > end || (isOpen && end === -1);
}
