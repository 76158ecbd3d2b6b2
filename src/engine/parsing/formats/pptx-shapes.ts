import { InlineScripts } from './inline-scripts.ts';
import type { MarkdownWriter } from './markdown-writer.ts';
import { walkXml } from './xml.ts';

/** What a placeholder of a slide is for; in these stands what every slide has. */
const furniture = new Set(['dt', 'ftr', 'hdr', 'sldNum', 'sldImg']);
const titles = new Set(['title', 'ctrTitle']);

/** A part of a slide. */
interface Part {
  /** The text of a paragraph; null for what is none. */
  text: string | null;
  write: (writer: MarkdownWriter) => void;
}

/**
 * Reads the shapes of a slide, or of its notes: the title, empty if it has none, and the parts below it.
 * @param lists whether the text of a placeholder is a list, where nothing else is said.
 */
export function shapesOf(xml: string, lists: boolean): { title: string; parts: readonly Part[] } {
  const slide = new Slide(lists);
  walkXml(xml, {
    open: (name, attributes) => slide.open(name, attributes),
    text: (data) => slide.text(data),
    close: (name) => slide.close(name),
  });
  return { title: slide.title.trim(), parts: slide.parts };
}

class Slide {
  title = '';
  readonly parts: Part[] = [];
  /** What the open shape is; null for a text box. */
  #placeholder: string | null = null;
  #paragraph = '';
  #level = 0;
  #isListed = false;
  #isText = false;
  #skipping = 0;
  /** The rows of the open table. */
  #table: string[][] | null = null;

  readonly #lists: boolean;
  readonly #scripts = new InlineScripts();

  constructor(lists: boolean) {
    this.#lists = lists;
  }

  open(name: string, { type, descr = '', lvl, val, baseline }: Record<string, string>): void {
    if (this.#skipping > 0 || name === 'mc:Fallback') this.#skipping++;
    else if (name === 'p:sp' || name === 'p:graphicFrame') this.#placeholder = null;
    else if (name === 'p:ph') this.#placeholder = type ?? 'body';
    else if (name === 'p:pic') this.#placeholder = 'pic';
    else if (name === 'p:cNvPr') this.#describe(descr);
    else if (name === 'a:p') this.#begin();
    else if (name === 'a:rPr') this.#openScript(Number(baseline ?? 0));
    else if (name === 'a:pPr') this.#level = Math.min(8, Number(lvl ?? 0) || 0);
    else if (name === 'a:buNone') this.#isListed = false;
    else if (name === 'a:buChar' || name === 'a:buAutoNum') this.#isListed = true;
    else if (name === 'a:br') this.#paragraph += '\n';
    else if (name === 'a:tab') this.#paragraph += ' ';
    else if (name === 'a:t' || name === 'm:t') this.#isText = true;
    else if (name === 'm:chr') this.#paragraph += val ?? '';
    else if (name === 'a:tbl') this.#table = [];
    else if (name === 'a:tr') this.#table?.push([]);
    else if (name === 'a:tc') this.#table?.at(-1)?.push('');
  }

  text(data: string): void {
    if (this.#isText && this.#skipping === 0) this.#paragraph += data;
  }

  close(name: string): void {
    if (this.#skipping > 0) this.#skipping--;
    else if (name === 'a:t' || name === 'm:t') this.#isText = false;
    else if (name === 'a:r') this.#paragraph = this.#scripts.closeRun(this.#paragraph);
    else if (name === 'a:p') this.#end();
    else if (name === 'a:tbl') {
      const rows = this.#table ?? [];
      this.#table = null;
      const write = (writer: MarkdownWriter) => {
        for (const [index, cells] of rows.entries()) writer.row(cells, index === 0);
      };
      this.parts.push({ text: null, write });
    }
  }

  /** @param baseline of a run of text: above or below the line, in thousandths of its height. */
  #openScript(baseline: number): void {
    if (baseline === 0 || Number.isNaN(baseline)) return;
    this.#scripts.openRun(baseline > 0 ? 'sup' : 'sub', this.#paragraph.length);
  }

  /** The description of a picture or chart is a text of its own. */
  #describe(description: string): void {
    if (description.trim() !== '') this.parts.push({ text: null, write: (writer) => writer.paragraph(description) });
  }

  #begin(): void {
    this.#paragraph = '';
    this.#level = 0;
    this.#isListed = this.#lists && (this.#placeholder === 'body' || this.#placeholder === 'obj');
  }

  #end(): void {
    const text = this.#paragraph;
    const row = this.#table?.at(-1);
    if (text.trim() === '') return;
    if (row !== undefined) row.push(`${row.pop() ?? ''} ${text}`);
    else if (titles.has(this.#placeholder ?? '')) this.title += ` ${text}`;
    else if (!furniture.has(this.#placeholder ?? '')) {
      const level = this.#level;
      const isListed = this.#isListed;
      this.parts.push({
        text: isListed ? null : text,
        write: (writer) => (isListed ? writer.item(level, '-', text) : writer.paragraph(text)),
      });
    }
    this.#paragraph = '';
  }
}
