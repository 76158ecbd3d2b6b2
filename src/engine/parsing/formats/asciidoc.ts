import { type AbstractBlock, load, SafeMode } from '@asciidoctor/core';
import type { Outline } from '../../notes/outline.ts';
import { plainText } from '../../notes/without-markup.ts';
import { linesOf, OutlineBuilder } from '../outline-builder.ts';
import { dateOf, tagsIn, unique } from '../properties.ts';

/** Where something begins in the source, from line 1 on, and what it is. */
interface Start {
  line: number;
  kind: 'heading' | 'prose' | 'code' | 'row';
  /** Of a section: its title and its depth. */
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
/** Lines that say how something is set, not what: delimiters, attributes, comments, block titles’ options. */
const silent = /^(?:([-=.*_+/|!])\1{3,}|\|={3,}|--|\+|\/\/.*|:!?[\w-]+!?:.*|\[[^\]]*\])$/;

/** The outline of an AsciiDoc file. Nothing is included or run: the processor is at its most secure. */
export async function outlineOfAsciiDoc(text: string): Promise<Outline> {
  const document = await load(text, { sourcemap: true, safe: SafeMode.SECURE });
  const lines = linesOf(text);
  const starts = new Map<number, Start>();
  collect(document, starts);

  const builder = new OutlineBuilder(text);
  const title = document.getDocumentTitle();
  let kind: Start['kind'] = 'prose';
  const first = Math.min(...starts.keys(), lines.length + 1);
  for (const [index, line] of lines.entries()) {
    const start = starts.get(index + 1);
    if (index + 1 < first) {
      if (/^=[ \t]/.test(line.text)) builder.heading(plainText(line.text.slice(1)).trim(), 1, line);
      continue;
    }
    if (start !== undefined) {
      kind = start.kind;
      builder.close();
    }
    if (line.text === '' && kind !== 'code') builder.close();
    if (line.text === '' || silent.test(line.text)) continue;
    if (start?.heading) {
      builder.heading(start.heading.text, start.heading.depth, line);
      kind = 'prose';
    } else if (kind === 'row') {
      builder.begin('row', line);
    } else {
      builder.add(kind, line);
    }
  }
  const said = (name: string) => String(document.getAttribute(name) ?? '');
  return builder.outline({
    title: typeof title === 'string' && title !== '' ? title : null,
    tags: unique([...tagsIn(said('keywords')), ...tagsIn(said('tags')), ...tagsIn(said('page-tags'))]),
    aliases: [],
    date: dateOf(said('revdate')),
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
