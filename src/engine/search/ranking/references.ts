import type { TextRange } from '../../../shared/domain.ts';
import { remembering } from '../../../shared/remembering.ts';
import { stemOf } from '../../notes/link.ts';

/** A passage is a list of references if this share of its letters is in lines that refer, of which there are several. */
const minShare = 0.5;
const minLines = 3;
/** A line refers if this share of its letters is what a link is called: “[Title](title.md) – 2 May”. */
const minLabelShare = 0.5;

/** Links as formats write them. */
const links = [
  /\[\[(?<target>[^[\]\n]{1,1000})\]\[(?<label>[^[\]\n]{1,1000})\]\]/g,
  /\[\[(?<target>[^[\]|\n]{1,1000})(?:\|(?<label>[^[\]|\n]{1,1000}))?\]\]/g,
  /\[(?<label>[^[\]\n]{1,1000})\]\((?<target>[^()\n]{0,1000}(?:\([^()\n]{0,200}\)[^()\n]{0,200})?)\)/g,
  /`(?<label>[^`<\n]{1,500})<(?<target>[^<>`\n]{1,1000})>`_/g,
  /\b(?:link|xref):(?<target>[^\s[\]]{1,1000})\[(?<label>[^[\]\n]{1,500})\]/g,
];
const address = /\bhttps?:\/\/\S+/g;
const listMark = /^\s*(?:[-*+•]|\d+[.)])?\s*(?:\[[ xX]\]\s)?\s*/;
const beyondAscii = /[^\0-\x7f]/;
const letters = /[\p{L}\p{N}]+/gu;

/** A passage that is mostly a list of references to notes or pages: what it says of anything is said in one of them. */
export interface References {
  /** The lines that refer. */
  entries: TextRange[];
  /** Whether most of them lead to notes of the library. */
  leadToNotes: boolean;
}

/**
 * What a passage refers to, such as a table of contents; null if it is no list of references.
 * @param isName whether a text is what a note is called.
 */
export function referencesIn(passage: string, isName: (text: string) => boolean): References | null {
  const lines = linesOf(passage);
  if (lines.length < minLines) return null;
  const entries: TextRange[] = [];
  let [all, referring, known] = [0, 0, 0];
  for (const { start, end, length, labelled, read, named } of lines) {
    all += length;
    const isReadAsName = isName(read);
    if (length === 0 || (labelled < length * minLabelShare && !isReadAsName)) continue;
    referring += length;
    if (isReadAsName || named.some(isName)) known++;
    entries.push({ start, end });
  }
  const isList = entries.length >= minLines && referring >= all * minShare;
  return isList ? { entries, leadToNotes: known > entries.length / 2 } : null;
}

interface Line extends TextRange {
  /** Its letters, and those of them in the names of its links. */
  length: number;
  labelled: number;
  /** The line as it is read. */
  read: string;
  /** What its links are called and lead to. */
  named: readonly string[];
}

const linesOf = remembering(readLines, 500);

function readLines(passage: string): Line[] {
  return Array.from(passage.matchAll(/[^\n]+/g), ({ 0: line, index: start }) => {
    const { read, label, targets } = withoutTargets(line.replace(listMark, ''));
    return {
      start,
      end: start + line.length,
      length: lettersIn(read),
      labelled: lettersIn(label),
      read: read.trim(),
      named: [label, ...targets.map((target) => stemOf(target.replace(/[#?].*$/, '')))],
    };
  });
}

/** A line as it is read, what of it is the name of a link, and where its links lead. */
function withoutTargets(line: string): { read: string; label: string; targets: string[] } {
  // Most lines have no link.
  if (!/[[`]/.test(line)) return { read: line.replace(address, ''), label: '', targets: [] };
  const labels: string[] = [];
  const targets: string[] = [];
  let read = line;
  for (const link of links) {
    for (const { 0: whole, groups = {} } of read.matchAll(link)) {
      const { target = '', label = target } = groups;
      labels.push(label);
      targets.push(target);
      read = read.replace(whole, () => label);
    }
  }
  return { read: read.replace(address, ''), label: labels.join(' '), targets };
}

function lettersIn(text: string): number {
  if (beyondAscii.test(text)) return charactersIn(text);
  let count = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    // Digits, capitals, small letters.
    if ((code > 47 && code < 58) || (code > 64 && code < 91) || (code > 96 && code < 123)) count++;
  }
  return count;
}

function charactersIn(text: string): number {
  return (text.match(letters) ?? []).reduce((sum, run) => sum + lengthOf(run), 0);
}

/** In characters: letters outside the basic plane have two units. */
function lengthOf(run: string): number {
  return /[\uD800-\uDBFF]/.test(run) ? [...run].length : run.length;
}
