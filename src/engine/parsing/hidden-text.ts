import type { TextRange } from '../../shared/domain.ts';
import { codeSpans } from './code-spans.ts';

/** Comments, which a reader of the note does not see: Obsidian’s `%%…%%`, and HTML’s. */
const marks = [
  { open: '%%', close: '%%' },
  { open: '<!--', close: '-->' },
] as const;

/** Finds comments that go on over several blocks of a Markdown note. It must be asked for its blocks in order. */
export class HiddenText {
  readonly #text: string;
  readonly #hasMarks: boolean;
  /** Where the comment ends that is open. */
  #until = 0;

  constructor(text: string) {
    this.#text = text;
    this.#hasMarks = marks.some(({ open }) => text.includes(open));
  }

  /** A block of code without what is in a comment: all or nothing. */
  codeOf(range: TextRange): TextRange {
    return range.start < this.#until ? { start: range.start, end: range.start } : range;
  }

  /** A block without the comments that it begins or ends with; those within it stay. */
  seenOf(range: TextRange): TextRange {
    if (!this.#hasMarks) return range;
    let { start } = range;
    let { end } = range;
    if (start < this.#until) start = Math.min(end, this.#until);
    for (let at = start; ; ) {
      const comment = this.#commentIn(at, end);
      if (comment === null) break;
      if (comment.end >= end) {
        this.#until = comment.end;
        end = comment.start;
        break;
      }
      if (this.#text.slice(start, comment.start).trim() === '') start = comment.end;
      at = comment.end;
    }
    const piece = this.#text.slice(start, end);
    const from = start + piece.length - piece.trimStart().length;
    return { start: Math.min(from, end), end: Math.max(Math.min(from, end), start + piece.trimEnd().length) };
  }

  /** The first comment that begins in a range, outside code. One that is never closed is none, as nothing of the note may be lost. */
  #commentIn(start: number, end: number): TextRange | null {
    const text = this.#text.slice(start, end);
    let first: TextRange | null = null;
    for (const { open, close } of marks) {
      const at = outsideCode(text, open);
      if (at === -1 || (first !== null && start + at > first.start)) continue;
      const closing = this.#text.indexOf(close, start + at + open.length);
      if (closing !== -1) first = { start: start + at, end: closing + close.length };
    }
    return first;
  }
}

function outsideCode(text: string, mark: string): number {
  const spans = text.includes(mark) ? codeSpans(text) : [];
  for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) {
    if (!spans.some(({ start, end }) => at >= start && at < end)) return at;
  }
  return -1;
}
