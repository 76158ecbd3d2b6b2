/** Longer texts are cut off: they would hold up everything else. */
export const mostCharacters = 10 * 1024 * 1024;

/** A table whose cells hold more than this only places things on a page: its cells are read as paragraphs. */
const longestRow = 1_000;

/**
 * Writes what a document says as Markdown, so that it is cut, shown and searched as a note is. Only blocks matter:
 * emphasis and link targets are not kept.
 */
export class MarkdownWriter {
  #parts: string[] = [];
  #length = 0;
  #last: 'item' | 'row' | 'block' | null = null;

  /** Whether something had to be left out because the text is too long. */
  get isFull(): boolean {
    return this.#length > mostCharacters;
  }

  get text(): string {
    return this.#parts.join('');
  }

  heading(depth: number, text: string): void {
    const line = oneLine(text);
    if (line !== '') this.#write('block', `${'#'.repeat(Math.min(6, Math.max(1, depth)))} ${line}`);
  }

  paragraph(text: string): void {
    const lines = text.split('\n').map((line) => escaped(oneLine(line)));
    const said = lines.filter((line) => line !== '').join('\n');
    if (said !== '') this.#write('block', said);
  }

  /** @param depth of nesting, from 0. */
  item(depth: number, marker: string, text: string): void {
    const line = escaped(oneLine(text));
    if (line !== '') this.#write('item', `${'  '.repeat(Math.min(depth, 8))}${marker} ${line}`);
  }

  /** Text that is Markdown already. */
  markdown(text: string): void {
    if (text.trim() !== '') this.#write('block', text.replace(/^(?:[ \t]*\r?\n)+|\s+$/g, ''));
  }

  code(text: string, language = ''): void {
    if (text.trim() === '') return;
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = '`'.repeat(longest + 1);
    this.#write('block', `${fence}${language}\n${text.replace(/^\n+|\s+$/g, '')}\n${fence}`);
  }

  /** @param isFirst whether it is the first row of its table: Markdown takes that for the head. */
  row(cells: string[], isFirst: boolean): void {
    const texts = cells.map((cell) => oneLine(cell));
    if (texts.every((cell) => cell === '')) return;
    if (texts.join('').length > longestRow) {
      for (const cell of texts) this.paragraph(cell);
      return;
    }
    this.#write(
      isFirst || this.#last !== 'row' ? 'block' : 'row',
      `| ${texts.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`,
    );
    if (this.#last === 'block') this.#write('row', `|${' --- |'.repeat(texts.length)}`);
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

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A line of text that Markdown would take for a heading, a quotation, a rule or a fence. */
function escaped(line: string): string {
  return /^(?:#{1,6}(?:\s|$)|>|`{3}|~{3}|[-=+*_]{3,}$|[-+*]\s)/.test(line) ? `\\${line}` : line;
}
