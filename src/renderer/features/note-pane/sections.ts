/** In UTF-16 units: an ordinary note is one section, and a section is parsed and laid out within a frame or two. */
const sectionLength = 3_000;
const fence = /^ {0,3}(`{3,}|~{3,})/;
const definition = /^ {0,3}\[[^\]\n]+\]:[ \t]*\S.*$/;
/** A line that may continue a block from before the blank line above it: a list item, or something indented under one. */
const continuation = /^(?:\s|$|[-*+][ \t]|\d{1,9}[.)][ \t])/;

export interface Section {
  /** Where it begins in the note, in UTF-16 units. */
  start: number;
  text: string;
}

/**
 * Splits a Markdown note into sections that mean the same alone as together, so that a long note can be drawn bit by bit.
 * Sections begin only where a new block begins at the margin after a blank line, outside code and comments; a block longer
 * than a section stays whole. Joined, the sections are the note.
 */
export function sectionsOf(note: string): Section[] {
  const cuts = [0];
  let openFence: string | null = null;
  let isInComment = false;
  let isAfterBlank = false;
  for (const { 0: line, index } of note.matchAll(/.*\n|.+$/g)) {
    const isFar = index - (cuts.at(-1) ?? 0) >= sectionLength;
    if (isFar && isAfterBlank && !openFence && !isInComment && !continuation.test(line)) cuts.push(index);
    if (!isInComment) openFence = fenceAfter(openFence, line);
    if (!openFence) isInComment = isCommentOpenAfter(isInComment, line);
    isAfterBlank = line.trim() === '';
  }
  return cuts.map((start, i) => ({ start, text: note.slice(start, cuts[i + 1]) }));
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
  const found = fence.exec(line)?.[1];
  if (!found) return open;
  if (!open) return found;
  return found.startsWith(open) && line.trim() === found ? null : open;
}

function isCommentOpenAfter(isOpen: boolean, line: string): boolean {
  const end = line.lastIndexOf('-->');
  const start = line.lastIndexOf('<!--');
  return start > end || (isOpen && end === -1);
}
