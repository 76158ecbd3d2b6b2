import type { TextRange } from '../../shared/domain.ts';
import { codeSpans } from './code-spans.ts';
import { trimmed } from './lines.ts';

/** Finds comments, which a reader does not see (Obsidian’s `%%…%%`, and HTML’s), that go on over several blocks of a Markdown note. It must be asked for its blocks in order. */
export class HiddenText {
  readonly #text: string;
  readonly #hasMarks: boolean;
  /** Marks that nothing closes from here on: looked for only once. */
  readonly #unclosed = new Set<string>();
  /** Where the comment ends that is open. */
  #until = 0;

  constructor(text: string) {
    this.#text = text;
    this.#hasMarks = text.includes('%%') || text.includes('<!--');
  }

  /** A block of code without what is in a comment: all or nothing. */
  codeOf(range: TextRange): TextRange {
    return range.start < this.#until ? { start: range.start, end: range.start } : range;
  }

  /** A block without the comments that it begins or ends with; those within it stay. */
  seenOf(range: TextRange): TextRange {
    if (!this.#hasMarks) return range;
    let start = Math.min(range.end, Math.max(range.start, this.#until));
    let { end } = range;
    for (const comment of this.#commentsIn(start, end)) {
      if (comment.end >= end) {
        this.#until = comment.end;
        end = comment.start;
      } else if (this.#text.slice(start, comment.start).trim() === '') {
        start = comment.end;
      }
    }
    return trimmed(this.#text, start, end);
  }

  /** The comments that begin in a range, outside code. One that is never closed is none, as nothing of the note may be lost. */
  #commentsIn(start: number, end: number): TextRange[] {
    const block = this.#text.slice(start, end);
    if (!block.includes('%%') && !block.includes('<!--')) return [];
    const spans = codeSpans(block);
    const found: TextRange[] = [];
    let span = 0;
    let reached = 0;
    for (const { 0: mark, index } of block.matchAll(/%%|<!--/g)) {
      while ((spans[span]?.end ?? Number.POSITIVE_INFINITY) <= index) span++;
      const isCode = (spans[span]?.start ?? Number.POSITIVE_INFINITY) <= index;
      if (index < reached || isCode || this.#unclosed.has(mark)) continue;
      const close = mark === '%%' ? '%%' : '-->';
      const closing = this.#text.indexOf(close, start + index + mark.length);
      if (closing === -1) this.#unclosed.add(mark);
      else found.push({ start: start + index, end: closing + close.length });
      if (closing !== -1) reached = closing + close.length - start;
    }
    return found;
  }
}
