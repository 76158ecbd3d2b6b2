import type { Outline } from '../../notes/outline.ts';
import { plainText } from '../../notes/without-markup.ts';
import { type Line, linesOf, OutlineBuilder } from '../outline-builder.ts';
import { dateOf, tagsIn, unique } from '../properties.ts';

const headline = /^(\*+)[ \t]+(?:(?:TODO|DONE|NEXT|WAITING|CANCELLED|CANCELED)[ \t]+)?(?:\[#\w\][ \t]*)?(.*)$/;
const headlineTags = /[ \t]+(:[\w@#%:]+:)$/;
const keyword = /^[ \t]*#\+(\w+):[ \t]*(.*)$/;
const blockBegin = /^[ \t]*#\+begin_(\w+)/i;
const blockEnd = /^[ \t]*#\+end_(\w+)/i;
const drawer = /^[ \t]*:[\w-]+:[ \t]*$/;
const drawerEnd = /^[ \t]*:end:[ \t]*$/i;
const item = /^[ \t]*(?:[-+]|\d+[.)])[ \t]/;
/** What an Org file says by a line of its own that is no text. */
const silent = /^[ \t]*(?:#(?:[ \t]|$)|\|[-+]+\|?[ \t]*$|(?:SCHEDULED|DEADLINE|CLOSED):)/;
const codeBlocks = new Set(['src', 'example', 'export']);

/** The outline of an Org file: headlines, paragraphs, list items, tables and blocks; drawers and keywords are no text. */
export function outlineOfOrg(text: string): Outline {
  const builder = new OutlineBuilder(text);
  const said = { title: '', tags: [] as string[], aliases: [] as string[], date: '' };
  let inside: 'code' | 'prose' | 'drawer' | null = null;
  const lines = linesOf(text);

  for (const [index, line] of lines.entries()) {
    if (inside === 'drawer') {
      if (drawerEnd.test(line.text)) inside = null;
    } else if (inside === 'code' && !blockEnd.test(line.text)) {
      if (line.text !== '') builder.add('code', line);
    } else if (blockEnd.test(line.text)) {
      inside = null;
      builder.close();
    } else if (blockBegin.test(line.text)) {
      builder.close();
      inside = codeBlocks.has(blockBegin.exec(line.text)?.[1]?.toLowerCase() ?? '') ? 'code' : 'prose';
    } else if (drawer.test(line.text) && endsAfter(lines, index)) {
      builder.close();
      inside = 'drawer';
    } else {
      readLine(line);
    }
  }

  function readLine(line: Line): void {
    const [, stars, heading = ''] = headline.exec(line.text) ?? [];
    const [, key, value = ''] = keyword.exec(line.text) ?? [];
    if (stars !== undefined) {
      const tags = headlineTags.exec(heading)?.[1] ?? '';
      said.tags.push(...tags.split(':'));
      builder.heading(plainText(heading.replace(headlineTags, '')).trim(), stars.length, line);
    } else if (key !== undefined) {
      builder.close();
      state(key.toLowerCase(), value);
    } else if (line.text === '' || silent.test(line.text)) {
      builder.close();
    } else if (/^[ \t]*\|/.test(line.text)) {
      builder.begin('row', line);
    } else if (/^[ \t]*:(?: |$)/.test(line.text)) {
      builder.add('code', line);
    } else if (item.test(line.text)) {
      builder.begin('prose', line);
    } else {
      builder.add('prose', line);
    }
  }

  function state(key: string, value: string): void {
    if (key === 'title') said.title = value;
    if (key === 'date') said.date = value.replace(/[<>[\]]/g, '');
    if (key === 'filetags') said.tags.push(...value.split(/[:\s]+/));
    if (key === 'keywords') said.tags.push(...tagsIn(value));
  }

  const title = plainText(said.title).trim() || null;
  return builder.outline({ title, tags: unique(said.tags), aliases: said.aliases, date: dateOf(said.date) });
}

/** A drawer that nobody closes before the next headline is text. */
function endsAfter(lines: Line[], index: number): boolean {
  for (const { text } of lines.slice(index + 1, index + 100)) {
    if (drawerEnd.test(text)) return true;
    if (/^\*+[ \t]/.test(text)) return false;
  }
  return false;
}
