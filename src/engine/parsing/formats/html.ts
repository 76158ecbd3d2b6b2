import { Parser } from 'htmlparser2';
import type { Properties } from '../../notes/properties.ts';
import { withoutLineEnds } from '../../text-index/analysis/unspaced.ts';
import { dateOf } from '../dates/date-of.ts';
import { tagsIn, unique } from '../properties.ts';
import { InlineScripts } from './inline-scripts.ts';
import type { MarkdownWriter } from './markdown-writer.ts';
import { statedTitle } from './stated-title.ts';

/** Elements whose content is not text of the page: programs, styles, drawings, controls, navigation; what Evernote has encrypted. */
const skipped = new Set(
  'script style template noscript svg iframe object canvas button select nav dialog audio video map en-crypt'.split(
    ' ',
  ),
);
const inline = new Set(
  'a abbr acronym b bdi bdo big blink cite code data del dfn em font i ins kbd label mark nobr output picture q rb rp rt rtc ruby s samp slot small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const voids = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Writes the text of an HTML page. Any text is valid HTML. @returns the properties from its head. */
export function writeHtml(html: string, writer: MarkdownWriter): Properties {
  const stated = { title: '', tags: [] as string[], date: [] as string[] };
  const lists: { ordered: boolean; count: number }[] = [];
  let text = '';
  let code: string | null = null;
  let heading = 0;
  let isItem = false;
  let skipping = 0;
  let inTitle = false;
  const tables: { cells: string[]; rows: number }[] = [];
  const scripts = new InlineScripts();

  /** Writes the open block. Inside a table it becomes part of a cell. */
  function flush(): void {
    const block = text;
    text = '';
    const table = tables.at(-1);
    const list = lists.at(-1);
    if (block.trim() === '') return;
    if (table !== undefined) {
      table.cells.push(`${table.cells.pop() ?? ''} ${block}`);
    } else if (heading > 0) {
      writer.heading(heading, block);
    } else if (isItem && list !== undefined) {
      list.count++;
      writer.item(lists.length - 1, list.ordered ? `${list.count}.` : '-', block);
      isItem = false;
    } else {
      writer.paragraph(block);
    }
  }

  function endRow(): void {
    flush();
    const table = tables.at(-1);
    if (table === undefined || table.cells.length === 0) return;
    const { cells } = table;
    table.cells = [];
    const outer = tables.at(-2);
    if (outer !== undefined) outer.cells.push(`${outer.cells.pop() ?? ''} ${cells.join(' ')}`);
    else writer.row(cells, table.rows++ === 0);
  }

  /** The caption of a table is a paragraph above it. */
  function endCaption(): void {
    if (tables.length !== 1) return;
    writer.paragraph(text);
    text = '';
  }

  function meta({ name, property, content = '' }: Record<string, string>): void {
    const key = (name ?? property ?? '').toLowerCase();
    if (key === 'keywords') stated.tags.push(...tagsIn(content));
    if (/^(article:published_time|date|dc\.date|dcterms\.created|dcterms\.date)$/.test(key)) stated.date.push(content);
  }

  function open(name: string, attributes: Record<string, string>): void {
    const { alt = '' } = attributes;
    scripts.open(name, text.length);
    if (name === 'br') text += '\n';
    else if (name === 'img') text += ` ${alt} `;
    else if (name === 'meta') meta(attributes);
    else if (name === 'title') inTitle = true;
    if (inline.has(name) || voids.has(name)) return;
    if (name === 'td' || name === 'th') {
      flush();
      tables.at(-1)?.cells.push('');
      return;
    }
    if (name === 'tr') endRow();
    flush();
    if (name === 'table') tables.push({ cells: [], rows: 0 });
    else if (name === 'ul' || name === 'ol') lists.push({ ordered: name === 'ol', count: 0 });
    else if (name === 'li') isItem = true;
    else if (name === 'pre') code = '';
    else if (/^h[1-6]$/.test(name)) heading = Number(name.charAt(1));
  }

  function close(name: string): void {
    if (name === 'title') inTitle = false;
    if (code === null) text = scripts.close(name, text);
    if (inline.has(name) || voids.has(name)) return;
    if (name === 'pre' && code !== null) {
      if (tables.length > 0) text += ` ${code} `;
      else writer.code(code);
      code = null;
    }
    if (name === 'tr' || name === 'table') endRow();
    if (name === 'caption') endCaption();
    flush();
    if (name === 'table') tables.pop();
    else if (name === 'ul' || name === 'ol') lists.pop();
    else if (name === 'li') isItem = false;
    else if (/^h[1-6]$/.test(name)) heading = 0;
  }

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (skipping > 0 || skipped.has(name) || isHidden(name, attributes)) skipping += voids.has(name) ? 0 : 1;
        else open(name, attributes);
      },
      onclosetag(name) {
        if (skipping > 0) skipping -= voids.has(name) ? 0 : 1;
        else close(name);
      },
      ontext(data) {
        if (skipping > 0) return;
        if (inTitle) stated.title += data;
        else if (code !== null) code += data;
        else if (!scripts.takes(data)) text += withoutLineEnds(data).replace(/\s+/g, ' ');
      },
    },
    { recognizeSelfClosing: true, decodeEntities: true },
  );
  // In pieces, so that reading can stop in a page that is too long.
  for (let at = 0; at < html.length && !writer.isFull; at += pieceLength)
    parser.write(html.slice(at, at + pieceLength));
  parser.end();
  flush();
  return {
    title: statedTitle(stated.title),
    tags: unique(stated.tags),
    aliases: [],
    date: stated.date.flatMap((date) => dateOf(date) ?? [])[0] ?? null,
  };
}

const pieceLength = 64 * 1024;

/** Whether a page says of an element itself that it is not shown, as mails do of their preview. */
function isHidden(name: string, { hidden = 'until-found', style = '' }: Record<string, string>): boolean {
  if (name === 'html' || name === 'body') return false;
  // What only Outlook does not show (`mso-hide`), as the buttons of newsletters, all others do.
  return hidden !== 'until-found' || /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(style);
}
