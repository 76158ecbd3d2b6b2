import { frontMatterIn } from '../../../shared/front-matter.ts';
import { tagPattern } from '../../../shared/tag-pattern.ts';

/** A place in a note, in UTF-16 units; `end` is exclusive. */
interface Place {
  start: number;
  end: number;
}

/** What Obsidian’s Markdown adds to CommonMark and what no Markdown parser may look into. */
export type Construct = Place &
  (
    | { kind: 'comment' | 'block-id' }
    | { kind: 'math'; tex: string; isDisplay: boolean }
    | { kind: 'tag' }
    /** `[[target|label]]`, or with `!` in front. The label is the target where none is written. */
    | { kind: 'link' | 'embed'; target: string; label: Place }
  );

const interesting = /[\\`~<%$![\]#^]|https?:\/\/[^\s<>]+/g;
/** What may stand in front of a block: the marks of the quotes and lists it is in. */
const beforeBlock = /^(?:[ \t]|>|[-*+][ \t]|\d{1,9}[.)][ \t])*$/;
const fence = /(`{3,}|~{3,})/y;
const ticks = /`+/y;
const htmlTag = /<\/?[a-z][^<>\n]*>/iy;
const definition = /\[[^\]\n^][^\]\n]*\]:.*/y;
const linkTarget = /\]\((?:<[^<>\n]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*)/y;
const wikiLink = /!?\[\[([^[\]|\n]+?)(?:\\?\|([^[\]\n]*))?\]\]/y;
const tag = new RegExp(tagPattern, 'uy');
const blockId = /\^[a-z\d-]+(?=[ \t]*(?:\r?\n|$))/iy;
/** As in Obsidian: no space inside the marks, and no digit after them, so that “$5 and $6” are prices. */
const inlineMath = /\$(?![\s$])((?:\\[^\r\n]|[^\\$`\r\n]|\r?\n(?![ \t]*\r?\n))*?(?:\\[^\r\n]|[^\\$`\s]))\$(?!\d)/y;
const quoteMarks = /^[ \t]*(?:>[ \t]?)+/gm;
/** Longer ones are mistakes: marks that were never meant to belong together. In UTF-16 units. */
const longest = { code: 2_000, inlineMath: 1_000, displayMath: 10_000 };

/**
 * Finds the constructs in a Markdown note, in order; they never overlap. There are none in code, HTML tags, link targets
 * and front matter.
 */
export function constructsOf(text: string): Construct[] {
  const found: Construct[] = [];
  interesting.lastIndex = frontMatterIn(text)?.end ?? 0;
  for (let next = interesting.exec(text); next; next = interesting.exec(text)) {
    const { end, construct } = readAt(text, next.index, next[0]);
    if (construct) found.push(construct);
    interesting.lastIndex = end;
  }
  return found;
}

interface Reading {
  end: number;
  construct?: Construct;
}

function readAt(text: string, at: number, sign: string): Reading {
  switch (sign) {
    case '\\':
      return { end: at + 2 };
    case '`':
    case '~':
      return { end: endOfCode(text, at) };
    case '<':
      return { end: endOfHtml(text, at) };
    case '%':
      return commentAt(text, at);
    case '$':
      return mathAt(text, at);
    case '!':
      return text.startsWith('[[', at + 1) ? linkAt(text, at) : { end: at + 1 };
    case '[':
      if (text[at + 1] === '[') return linkAt(text, at);
      return { end: (isAfterMarks(text, at) && matchAt(definition, text, at)?.end) || at + 1 };
    case ']':
      return { end: matchAt(linkTarget, text, at)?.end ?? at + 1 };
    case '#':
      return tagAt(text, at);
    case '^':
      return blockIdAt(text, at);
    default:
      // An address.
      return { end: at + sign.length };
  }
}

function endOfCode(text: string, at: number): number {
  const opening = isAfterMarks(text, at) ? matchAt(fence, text, at)?.groups[1] : undefined;
  if (opening) return endOfFence(text, at, opening);
  const run = matchAt(ticks, text, at);
  if (!run) return at + 1;
  const { end } = run;
  const length = end - at;
  const blank = text.slice(end, end + longest.code).search(/\n[ \t]*\r?\n/);
  const until = blank === -1 ? end + longest.code : end + blank;
  for (const other of text.slice(end, until).matchAll(/`+/g)) {
    if (other[0].length === length) return end + other.index + length;
  }
  return end;
}

function endOfFence(text: string, at: number, opening: string): number {
  const isQuoted = lineUpTo(text, at).includes('>');
  const line = /.*(?:\n|$)/y;
  line.lastIndex = nextLine(text, at);
  while (line.lastIndex < text.length) {
    const start = line.lastIndex;
    const written = line.exec(text)?.[0] ?? '';
    // A quote ends its code.
    if (isQuoted && !/^[ \t]*>/.test(written)) return start;
    const closing = written.replace(/^[ \t>]*/, '').trimEnd();
    if (closing.startsWith(opening) && closing === opening.charAt(0).repeat(closing.length)) return line.lastIndex;
    if (written === '') break;
  }
  return text.length;
}

function endOfHtml(text: string, at: number): number {
  if (!text.startsWith('<!--', at)) return matchAt(htmlTag, text, at)?.end ?? at + 1;
  const end = text.indexOf('-->', at);
  return end === -1 ? text.length : end + 3;
}

function commentAt(text: string, at: number): Reading {
  if (text[at + 1] !== '%') return { end: at + 1 };
  const close = text.indexOf('%%', at + 2);
  // An open comment hides nothing: a reader would miss the rest of the note.
  if (close === -1) return { end: at + 2 };
  return reading({ kind: 'comment', start: at, end: close + 2 });
}

function mathAt(text: string, at: number): Reading {
  if (text[at + 1] === '$') return displayMathAt(text, at);
  const math = matchAt(inlineMath, text, at);
  const tex = math?.groups[1] ?? '';
  if (!math || tex.length > longest.inlineMath) return { end: at + 1 };
  return reading({ kind: 'math', start: at, end: math.end, tex, isDisplay: false });
}

function displayMathAt(text: string, at: number): Reading {
  const close = text.indexOf('$$', at + 2);
  const tex = text.slice(at + 2, close);
  const mayHaveBlankLines = isAfterMarks(text, at);
  if (close === -1 || tex.length > longest.displayMath || tex.trim() === '') return { end: at + 2 };
  if (!mayHaveBlankLines && /\n[ \t]*\r?\n/.test(tex)) return { end: at + 2 };
  const bare = lineUpTo(text, at).includes('>') ? tex.replace(quoteMarks, '') : tex;
  return reading({ kind: 'math', start: at, end: close + 2, tex: bare.trim(), isDisplay: true });
}

function linkAt(text: string, at: number): Reading {
  const link = matchAt(wikiLink, text, at);
  if (!link) return { end: at + 1 };
  const [, target = '', label] = link.groups;
  const kind = text[at] === '!' ? 'embed' : 'link';
  const inside = at + (kind === 'embed' ? 3 : 2);
  const place =
    label === undefined || label.trim() === ''
      ? { start: inside, end: inside + target.length }
      : { start: link.end - 2 - label.length, end: link.end - 2 };
  return reading({ kind, start: at, end: link.end, target: target.trim(), label: place });
}

function tagAt(text: string, at: number): Reading {
  const isStart = at === 0 || /[\s([{,;]/.test(text.charAt(at - 1));
  const found = isStart ? matchAt(tag, text, at) : null;
  if (!found) return { end: at + 1 };
  // `#a/` is the tag `a`.
  const end = at + text.slice(at, found.end).replace(/\/+$/, '').length;
  return reading({ kind: 'tag', start: at, end });
}

function blockIdAt(text: string, at: number): Reading {
  const isStart = at === 0 || /\s/.test(text.charAt(at - 1)) || isAfterMarks(text, at);
  const found = isStart ? matchAt(blockId, text, at) : null;
  return found ? reading({ kind: 'block-id', start: at, end: found.end }) : { end: at + 1 };
}

function reading(construct: Construct): Reading {
  return { end: construct.end, construct };
}

function matchAt(pattern: RegExp, text: string, at: number): { end: number; groups: RegExpExecArray } | null {
  pattern.lastIndex = at;
  const groups = pattern.exec(text);
  return groups && { end: at + groups[0].length, groups };
}

function isAfterMarks(text: string, at: number): boolean {
  return beforeBlock.test(lineUpTo(text, at));
}

/** What stands before a place on its line; of a very long line only the last part. */
function lineUpTo(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - 200), at);
  return before.slice(before.lastIndexOf('\n') + 1);
}

function nextLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
}
