import { maskConstructs } from '../../ui/markdown/mask.ts';
import { fenceLine } from '../../ui/markdown/patterns.ts';

/** In UTF-16 units: an ordinary note is one section, and a section is parsed and laid out within a frame or two. */
const sectionLength = 2_000;
/** The same in lines: each may be an element of its own. */
const sectionLines = 60;
/** A list is only divided where it is longer than this. */
const listLength = 3_000;
const listLines = 100;
const definition = /^ {0,3}\[([^\]\n]+)\]:[ \t]*\S.*$/;
const reference = /\[([^[\]\n]{1,200})\]/g;
/** A line that may continue a block from before the blank line above it: a list item, or something indented under one. */
const continuation = /^(?:\s|$|[-*+][ \t]|\d{1,9}[.)][ \t])/;
const bullet = /^[-*+][ \t]/;

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
  let lines = 0;
  // Masked, a comment or formula of several lines is one line, as long as it was.
  for (const { 0: line, index } of maskConstructs(note).masked.matchAll(/.*\n|.+$/g)) {
    const length = index - (cuts.at(-1) ?? 0);
    const isFar = length >= sectionLength || lines >= sectionLines;
    const isNewBlock = isFar && isAfterBlank && !continuation.test(line);
    // Two lists look like one.
    const isNewItem = (length >= listLength || lines >= listLines) && bullet.test(line);
    if (!openFence && !isInComment && (isNewBlock || isNewItem)) {
      cuts.push(index);
      lines = 0;
    }
    lines++;
    if (!isInComment) openFence = fenceAfter(openFence, line);
    if (!openFence) isInComment = isCommentOpenAfter(isInComment, line);
    isAfterBlank = line.trim() === '';
  }
  return cuts.map((start, i) => ({ start, text: note.slice(start, cuts[i + 1]) }));
}

/** The note’s link and footnote definitions, each on its line, by what refers to them; of equal ones the first counts. */
export function definitionsOf(note: string): ReadonlyMap<string, string> {
  const definitions = new Map<string, string>();
  for (const line of note.split(/\r?\n/)) {
    const label = definition.exec(line)?.[1]?.toLowerCase();
    if (label !== undefined && !definitions.has(label)) definitions.set(label, line);
  }
  return definitions;
}

/** A section with the definitions that it refers to, so that it means the same as within its note. */
export function withDefinitions(section: string, definitions: ReadonlyMap<string, string>): string {
  if (definitions.size === 0) return section;
  const labels = new Set([...section.matchAll(reference)].map(([, label = '']) => label.toLowerCase()));
  const needed = [...labels].flatMap((label) => definitions.get(label) ?? []);
  return needed.length === 0 ? section : `${section}\n\n${needed.join('\n')}`;
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
