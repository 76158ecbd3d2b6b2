import { type AbstractBlock, LoggerManager, load, NullLogger, SafeMode } from '@asciidoctor/core';
import type { Outline } from '../../notes/outline.ts';
import { plainText } from '../../notes/without-markup.ts';
import { dateOf } from '../dates/date-of.ts';
import { linesOf, OutlineBuilder } from '../outline-builder.ts';
import { tagsIn, unique } from '../properties.ts';

// It would print its warnings, with names and text of the note, on whatever terminal the app was started from.
LoggerManager.logger = NullLogger.create();

/** Where a block begins, counting lines from 1, and its kind. */
interface Start {
  line: number;
  kind: 'heading' | 'prose' | 'code' | 'row';
  /** For a section, its title and depth. */
  heading: { text: string; depth: number } | null;
}

const kinds = new Map<string, Start['kind']>([
  ['section', 'heading'],
  ['paragraph', 'prose'],
  ['list_item', 'prose'],
  ['literal', 'code'],
  ['listing', 'code'],
  ['stem', 'code'],
  ['table', 'row'],
  ['image', 'prose'],
  ['quote', 'prose'],
  ['verse', 'prose'],
  ['admonition', 'prose'],
  ['sidebar', 'prose'],
  ['example', 'prose'],
  ['open', 'prose'],
  ['pass', 'prose'],
]);
/** Lines without text: delimiters, attributes, comments, options of blocks. */
const ignoredLine = /^(?:([-=.*_+/|!])\1{3,999}|\|={3,}|--|\+|\/\/.*|:!?[\w-]+!?:.*|\[[^\]]*\])$/;

/**
 * A line, of which the processor reads so much: on millions of characters its patterns would take hours, or overflow the stack. Where
 * blocks begin does not depend on the rest.
 */
const longLine = /^([^\r\n]{4000})[^\r\n]+/gm;

/** The outline of an AsciiDoc file. In the processor’s most secure mode, nothing is included or run. */
export async function outlineOfAsciiDoc(text: string): Promise<Outline> {
  const document = await load(text.replaceAll(longLine, '$1'), { sourcemap: true, safe: SafeMode.SECURE });
  const lines = linesOf(text);
  const starts = new Map<number, Start>();
  collect(document, starts);

  const builder = new OutlineBuilder(text);
  const title = document.getDocumentTitle();
  let kind: Start['kind'] = 'prose';
  /** The line with which the open comment began, and ends. */
  let comment: string | null = null;
  const first = starts.keys().reduce((least, line) => Math.min(least, line), lines.length + 1);
  for (const [index, line] of lines.entries()) {
    const start = starts.get(index + 1);
    if (index + 1 < first) {
      if (/^=[ \t]/.test(line.text)) builder.heading(plainText(line.text.slice(1)).trim(), 1, line);
      continue;
    }
    if (start !== undefined) {
      kind = start.kind;
      builder.close();
      // The processor knows better: in a comment no block begins.
      comment = null;
    }
    const mark = kind === 'code' ? undefined : /^\/{4}\/*$/.exec(line.text)?.[0];
    const isComment = comment !== null || mark !== undefined || (kind !== 'code' && /^\/\/(?!\/)/.test(line.text));
    if (mark !== undefined && (comment ?? mark) === mark) comment = comment === null ? mark : null;
    if (isComment) {
      builder.hide(line);
      continue;
    }
    if (line.text === '' && kind !== 'code') builder.close();
    if (line.text === '' || ignoredLine.test(line.text)) continue;
    if (start?.heading) {
      builder.heading(start.heading.text, start.heading.depth, line);
      kind = 'prose';
    } else if (kind === 'row') {
      builder.begin('row', line);
    } else {
      builder.add(kind, line);
    }
  }
  const attribute = (name: string) => String(document.getAttribute(name) ?? '');
  return builder.outline({
    title: typeof title === 'string' && title !== '' ? title : null,
    tags: unique([...tagsIn(attribute('keywords')), ...tagsIn(attribute('tags')), ...tagsIn(attribute('page-tags'))]),
    aliases: [],
    date: dateOf(attribute('revdate')),
  });
}

function collect(block: AbstractBlock, starts: Map<number, Start>): void {
  for (const child of block.getBlocks().flat(2)) {
    const line = child.getLineNumber();
    const kind = kinds.get(child.getContext());
    if (line !== undefined && kind !== undefined && !starts.has(line)) {
      const heading = kind === 'heading' ? { text: child.getTitle() ?? '', depth: (child.getLevel() ?? 0) + 1 } : null;
      starts.set(line, { line, kind, heading });
    }
    collect(child, starts);
  }
}
