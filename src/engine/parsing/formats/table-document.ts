import type { TextRange } from '../../../shared/domain.ts';
import type { Block, Heading } from '../../notes/outline.ts';
import type { Properties } from '../../notes/properties.ts';
import { shortName } from '../short-names.ts';
import { tableHead } from '../table-head.ts';
import { type Document, warningOf } from './document.ts';
import { lineBelowHeader, MarkdownWriter } from './markdown-writer.ts';

/**
 * A document of tables. Its outline is known while it is written: to find it in the Markdown again would take hundreds of
 * megabytes for a large workbook, since a parser makes objects of every cell.
 */
export class TableDocument {
  readonly #writer = new MarkdownWriter();
  readonly #blocks: Block[] = [];
  #trail: readonly Heading[] = [];

  get isFull(): boolean {
    return this.#writer.isFull;
  }

  /** The name of a sheet. */
  heading(text: string): void {
    const range = this.#rangeOf(() => this.#writer.heading(1, text));
    if (range === null) return;
    this.#trail = [{ text: shortName(text), depth: 1, start: range.start }];
    this.#blocks.push({ kind: 'heading', ...range, trail: this.#trail });
  }

  paragraph(text: string): void {
    const range = this.#rangeOf(() => this.#writer.paragraph(text));
    if (range !== null) this.#blocks.push({ kind: 'prose', ...range, trail: this.#trail });
  }

  /** A table. @param rows its lines in Markdown, the header row first, without the line below that. */
  table([header = '', ...rows]: readonly string[], columns: number): void {
    const below = lineBelowHeader(columns);
    const range = this.#rangeOf(() => this.#writer.markdown([header, below, ...rows].join('\n')));
    if (range === null) return;
    const head = tableHead(header);
    let start = range.start;
    for (const [index, line] of [header, ...rows].entries()) {
      const end = start + line.length;
      this.#blocks.push({ kind: 'row', start, end, trail: this.#trail, head: index === 0 ? null : head });
      start = end + 1 + (index === 0 ? below.length + 1 : 0);
    }
  }

  end(properties: Properties): Document {
    const { text, isFull } = this.#writer;
    return {
      text,
      outline: { title: properties.title, properties, blocks: this.#blocks, pages: null },
      warning: warningOf(text, isFull),
    };
  }

  /** Where in the text something was written; null if nothing was. */
  #rangeOf(write: () => void): TextRange | null {
    const before = this.#writer.length;
    write();
    const end = this.#writer.length;
    // Blocks are parted by a blank line.
    return end === before ? null : { start: before === 0 ? 0 : before + 2, end };
  }
}
