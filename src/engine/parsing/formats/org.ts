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
/** Lines without text: comments, table rules, planning dates. */
const ignoredLine = /^[ \t]*(?:#(?:[ \t]|$)|\|[-+]+\|?[ \t]*$|(?:SCHEDULED|DEADLINE|CLOSED):)/;
const codeBlocks = new Set(['src', 'example', 'export']);

/** The outline of an Org file: headlines, paragraphs, list items, tables and blocks, without drawers and keywords. */
export function outlineOfOrg(text: string): Outline {
  const builder = new OutlineBuilder(text);
  const stated = { title: '', tags: [] as string[], aliases: [] as string[], date: '' };
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
      stated.tags.push(...tags.split(':'));
      builder.heading(plainText(heading.replace(headlineTags, '')).trim(), stars.length, line);
    } else if (key !== undefined) {
      builder.close();
      readKeyword(key.toLowerCase(), value);
    } else if (line.text === '' || ignoredLine.test(line.text)) {
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

  function readKeyword(key: string, value: string): void {
    if (key === 'title') stated.title = value;
    if (key === 'date') stated.date = value.replace(/[<>[\]]/g, '');
    if (key === 'filetags') stated.tags.push(...value.split(/[:\s]+/));
    if (key === 'keywords') stated.tags.push(...tagsIn(value));
  }

  const title = plainText(stated.title).trim() || null;
  return builder.outline({ title, tags: unique(stated.tags), aliases: stated.aliases, date: dateOf(stated.date) });
}

/** Whether a drawer ends before the next headline; otherwise it is text. */
function endsAfter(lines: Line[], index: number): boolean {
  for (const { text } of lines.slice(index + 1, index + 100)) {
    if (drawerEnd.test(text)) return true;
    if (/^\*+[ \t]/.test(text)) return false;
  }
  return false;
}
