import { withoutLineEnds } from '../../text-index/analysis/unspaced.ts';

/** Longer texts are cut off, because they would hold up everything else. */
export const maxCharacters = 10 * 1024 * 1024;

/** A table with more text than this in a row is only used for layout. Its cells become paragraphs. */
const maxRowCharacters = 1_000;

/**
 * Writes a document’s text as Markdown, so that it is cut, shown and searched like any note. Only blocks matter;
 * emphasis and link targets are dropped.
 */
export class MarkdownWriter {
  #parts: string[] = [];
  #length = 0;
  #last: 'item' | 'row' | 'block' | null = null;
  /** Which part the header row of the last table is, and its cells. */
  #header = { at: 0, columns: 0 };
  /** So many levels below are the headings that are written. */
  #levels = 0;

  /** Whether the text is too long, so that part of it was left out. */
  get isFull(): boolean {
    return this.#length > maxCharacters;
  }

  get text(): string {
    return this.#parts.join('');
  }

  /** The length of the text so far, in UTF-16 code units. */
  get length(): number {
    return this.#length;
  }

  /** Writes a part of the text whose headings are below the last one. */
  async below<T>(write: () => T | Promise<T>): Promise<T> {
    this.#levels += 1;
    try {
      return await write();
    } finally {
      this.#levels -= 1;
    }
  }

  heading(depth: number, text: string): void {
    const line = oneLine(text);
    if (line !== '') this.#write('block', `${this.#marks(depth)} ${line}`);
  }

  paragraph(text: string): void {
    this.#paragraph(text.split('\n'), '\n');
  }

  /** Writes a paragraph that is shown in these lines: the mere end of a line is none in Markdown. */
  lines(lines: readonly string[]): void {
    this.#paragraph(lines, '  \n');
  }

  /** @param depth of nesting, from 0. */
  item(depth: number, marker: string, text: string): void {
    const line = escaped(oneLine(text));
    if (line !== '') this.#write('item', `${'  '.repeat(Math.min(depth, 8))}${marker} ${line}`);
  }

  /** Writes text that is Markdown already. */
  markdown(text: string): void {
    const markdown = withoutBlankEnds(text);
    if (markdown.trim() !== '') this.#write('block', this.#levels === 0 ? markdown : this.#lowered(markdown));
  }

  code(text: string, language = ''): void {
    if (text.trim() === '') return;
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    this.#write('block', `${fence}${language}\n${withoutBlankEnds(text)}\n${fence}`);
  }

  /** @param isFirst whether it is the first row of its table, which becomes the header in Markdown. */
  row(cells: string[], isFirst: boolean): void {
    const texts = cells.map((cell) => oneLine(cell));
    if (texts.every((cell) => cell === '')) return;
    if (texts.join('').length > maxRowCharacters) {
      for (const cell of texts) this.paragraph(cell);
      return;
    }
    if (isFirst || this.#last !== 'row') {
      this.#header = { at: this.#parts.length, columns: texts.length };
      this.#write('block', rowLine(texts));
      this.#write('row', lineBelowHeader(texts.length));
    } else {
      this.#widenHeader(texts.length);
      this.#write('row', rowLine(texts));
    }
  }

  /** Of a row with more cells than the header row, the last would not be drawn. */
  #widenHeader(columns: number): void {
    const { at, columns: before } = this.#header;
    const [row, below] = [this.#parts[at], this.#parts[at + 1]];
    if (columns <= before || row === undefined || below === undefined) return;
    const [cells, marks] = ['  |'.repeat(columns - before), ' --- |'.repeat(columns - before)];
    this.#parts[at] = row + cells;
    this.#parts[at + 1] = below + marks;
    this.#length += cells.length + marks.length;
    this.#header = { at, columns };
  }

  #paragraph(lines: readonly string[], end: string): void {
    const texts = lines.map((line) => escaped(oneLine(line))).filter((line) => line !== '');
    if (texts.length > 0) this.#write('block', texts.join(end));
  }

  #marks(depth: number): string {
    return '#'.repeat(Math.min(6, Math.max(1, depth) + this.#levels));
  }

  /** Markdown with its headings below the last one. */
  #lowered(markdown: string): string {
    let fence = '';
    const lines = markdown.split('\n').map((line) => {
      const [, mark = ''] = /^ {0,3}(`{3,}|~{3,})/.exec(line) ?? [];
      if (fence === '') fence = mark;
      else if (mark.startsWith(fence) && line.trim() === mark) fence = '';
      return fence === ''
        ? line.replace(/^ {0,3}(#{1,6})(?=\s)/, (_, marks: string) => this.#marks(marks.length))
        : line;
    });
    return lines.join('\n');
  }

  #write(kind: 'item' | 'row' | 'block', text: string): void {
    if (this.isFull) return;
    const follows = kind !== 'block' && (this.#last === kind || kind === 'row');
    const part = `${this.#last === null ? '' : follows ? '\n' : '\n\n'}${text}`;
    this.#parts.push(part);
    this.#length += part.length;
    this.#last = kind;
  }
}

/** A text without blank lines before it, and without white space behind it: a pattern would look at a long run of spaces from each of them. */
function withoutBlankEnds(text: string): string {
  const trimmed = text.trimEnd();
  const first = trimmed.length - trimmed.trimStart().length;
  return trimmed.slice(trimmed.lastIndexOf('\n', first) + 1);
}

/** A text without line ends and double spaces. */
export function oneLine(text: string): string {
  return withoutLineEnds(text).replace(/\s+/g, ' ').trim();
}

/** A row of a table in Markdown. */
export function rowLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}

/** What stands below the header row of a table in Markdown. */
export function lineBelowHeader(columns: number): string {
  return `|${' --- |'.repeat(columns)}`;
}

/** Escapes a line that Markdown would read as a heading, a quotation, a rule, a fence or a list item. */
function escaped(line: string): string {
  return /^(?:#{1,6}(?:\s|$)|>|`{3}|~{3}|[-=+*_]{3,}$|[-+*]\s)/.test(line) ? `\\${line}` : line;
}
