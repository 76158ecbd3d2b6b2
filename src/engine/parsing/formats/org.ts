import type { Outline } from '../../notes/outline.ts';
import { plainText } from '../../notes/without-markup.ts';
import { dateOf } from '../dates/date-of.ts';
import { type Line, linesOf, OutlineBuilder } from '../outline-builder.ts';
import { mostOfTags, tagsIn, unique } from '../properties.ts';

const headline = /^(\*+)[ \t]+(?:(?:TODO|DONE|NEXT|WAITING|CANCELLED|CANCELED)[ \t]+)?(?:\[#\w\][ \t]*)?(.*)$/;
const keyword = /^[ \t]*#\+(\w+):[ \t]*(.*)$/;
const blockBegin = /^[ \t]*#\+begin_(\w+)/i;
const blockEnd = /^[ \t]*#\+end_(\w+)/i;
const commentEnd = /^[ \t]*#\+end_comment/i;
const drawer = /^[ \t]*:[\w-]+:[ \t]*$/;
/** A property in a drawer. */
const drawerProperty = /^[ \t]*:([\w-]+):[ \t]+(.+)$/;
const drawerEnd = /^[ \t]*:end:[ \t]*$/i;
const item = /^[ \t]*(?:[-+]|\d+[.)])[ \t]/;
const comment = /^[ \t]*#(?:[ \t]|$)/;
/** Lines without text: table rules, planning dates. */
const ignoredLine = /^[ \t]*(?:\|[-+]+\|?[ \t]*$|(?:SCHEDULED|DEADLINE|CLOSED):)/;
const codeBlocks = new Set(['src', 'example', 'export']);

/** The outline of an Org file: headlines, paragraphs, list items, tables and blocks, without drawers and keywords. */
export function outlineOfOrg(text: string): Outline {
  const builder = new OutlineBuilder(text);
  const stated = { title: '', tags: [] as string[], aliases: [] as string[], date: '', created: '' };
  let inside: 'code' | 'prose' | 'comment' | 'drawer' | null = null;
  const lines = linesOf(text);
  const lastCommentEnd = lines.findLastIndex((line) => commentEnd.test(line.text));

  for (const [index, line] of lines.entries()) {
    // No block goes on below the next headline.
    if (inside === 'comment' && headline.test(line.text)) inside = null;
    if (inside === 'drawer') {
      if (drawerEnd.test(line.text)) inside = null;
      const [, key = '', value = ''] = drawerProperty.exec(line.text) ?? [];
      readProperty(key.toLowerCase(), value, !builder.hasText() && builder.headings < 2);
    } else if (inside === 'code' && !blockEnd.test(line.text)) {
      if (line.text !== '') builder.add('code', line);
    } else if (inside === 'comment' && !blockEnd.test(line.text)) {
      builder.hide(line);
    } else if (blockEnd.test(line.text)) {
      inside = null;
      builder.close();
    } else if (blockBegin.test(line.text)) {
      builder.close();
      const name = blockBegin.exec(line.text)?.[1]?.toLowerCase() ?? '';
      // One that does not end is none: what follows is text.
      const isComment = name === 'comment' && index < lastCommentEnd;
      inside = codeBlocks.has(name) ? 'code' : isComment ? 'comment' : 'prose';
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
      const tags = headlineTags(heading);
      stated.tags.push(...tags.split(':').filter((tag) => tag !== ''));
      builder.heading(plainText(heading.slice(0, heading.length - tags.length)).trim(), stars.length, line);
    } else if (key !== undefined) {
      builder.close();
      readKeyword(key.toLowerCase(), value);
    } else if (comment.test(line.text)) {
      builder.close();
      builder.hide(line);
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
    if (key === 'title' && stated.title === '') stated.title = value;
    if (key === 'date') stated.date = value;
    if (/^(?:filetags|roam_tags)$/.test(key)) stated.tags.push(...quotedWords(value.replace(/:/g, ' ')));
    if (/^(?:tags|keywords)$/.test(key)) stated.tags.push(...tagsIn(value));
    if (/^(?:roam_alias(?:es)?|alias(?:es)?)$/.test(key)) stated.aliases.push(...quotedWords(value));
    if (key === 'property') {
      const [, name = '', rest = ''] = /^(\w+)\s+(.*)$/.exec(value) ?? [];
      readProperty(name.toLowerCase(), rest, true);
    }
  }

  /** @param isOfNote whether it is the note’s own, and not that of a part of it. */
  function readProperty(key: string, value: string, isOfNote: boolean): void {
    if (isOfNote && /^(?:created|date)$/.test(key) && stated.created === '') stated.created = value;
    else if (key !== 'title' && key !== 'date' && key !== 'tags') readKeyword(key, value);
  }

  const title = plainText(stated.title).trim() || null;
  const date = dateOf(stated.date) ?? dateOf(stated.created);
  return builder.outline({ title, tags: unique(stated.tags), aliases: unique(stated.aliases), date });
}

/** The tags at the end of a headline, as they are written there: ` :garden:soil:`; empty if there are none. */
function headlineTags(heading: string): string {
  const [, tags = ''] = /(?<=[ \t])(:[^\s:]{1,200}(?::[^\s:]{1,200}){0,200}:)$/u.exec(heading.slice(-mostOfTags)) ?? [];
  return tags;
}

/** Names parted by spaces; those of several words are in quotation marks. */
function quotedWords(line: string): string[] {
  return [...line.slice(0, mostOfTags).matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, word = '']) => quoted ?? word);
}

/** Whether a drawer ends before the next headline; otherwise it is text. */
function endsAfter(lines: Line[], index: number): boolean {
  for (const { text } of lines.slice(index + 1, index + 100)) {
    if (drawerEnd.test(text)) return true;
    if (/^\*+[ \t]/.test(text)) return false;
  }
  return false;
}
