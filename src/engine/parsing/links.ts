import type { NoteFormat, TextRange } from '../../shared/domain.ts';
import { isAddress, type LinkKind } from '../../shared/links.ts';
import type { NoteLink } from '../notes/link.ts';
import type { Block, Outline } from '../notes/outline.ts';
import { codeSpans } from './code-spans.ts';

/** How links are written. A text without the marker is skipped: looking for the marker is faster. */
interface Syntax {
  marker: string;
  /** Its first group is the target. */
  pattern: RegExp;
  kind: LinkKind;
}

const wiki: Syntax = { marker: '[[', pattern: /\[\[([^[\]|\n]{1,1000})(?:\|[^[\]\n]{0,1000})?\]\]/g, kind: 'wiki' };
const markdown: Syntax[] = [
  wiki,
  {
    marker: '](',
    pattern: /\]\((?:<([^<>\n]{1,1000})>|((?:[^()\s<>]|\([^()\s]{0,200}\)){1,1000}))(?:[ \t]+["'(][^\n]{0,500}?)?\)/g,
    kind: 'path',
  },
  {
    marker: ']:',
    pattern: /^ {0,3}\[[^\][\n^][^\][\n]{0,200}\]:[ \t]*(?:<([^<>\n]{1,1000})>|(\S{1,1000}))/gm,
    kind: 'path',
  },
  {
    marker: '<a ',
    pattern: /<a\s[^<>]{0,500}?href\s*=\s*(?:"([^"<>\n]{1,1000})"|'([^'<>\n]{1,1000})')/gi,
    kind: 'path',
  },
];

const syntaxes: Partial<Record<NoteFormat, Syntax[]>> = {
  markdown,
  notebook: markdown,
  canvas: markdown,
  text: markdown,
  org: [
    {
      marker: '[[',
      pattern: /\[\[(?:file:)?([^[\]\n]{1,1000})\](?:\[[^[\]\n]{0,1000}\])?\]/g,
      kind: 'path',
    },
  ],
  rst: [
    { marker: '>`_', pattern: /`[^`<\n]{0,500}<([^<>`\n]{1,1000})>`_/g, kind: 'path' },
    { marker: ':doc:`', pattern: /:doc:`(?:[^`<\n]{0,500}<([^<>`\n]{1,1000})>|([^`<>\n]{1,1000}))`/g, kind: 'path' },
  ],
  asciidoc: [
    { marker: '[', pattern: /\b(?:link|xref):([^\s[\]]{1,1000})\[/g, kind: 'path' },
    { marker: '<<', pattern: /<<([^<>,#\n]{1,500}\.[a-z]{1,10}[^<>,\n]{0,500})(?:,[^<>\n]{0,500})?>>/g, kind: 'path' },
  ],
};

/** Pictures and recordings are shown in the note, and are no notes. */
const media = /\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico|mp[34]|m4a|wav|ogg|flac|webm|mov|zip)$/i;
/** A longer label of a link is not looked for. In UTF-16 code units. */
const maxLabel = 500;
/** More links of one note are not read. */
const maxLinks = 10_000;

/** Whether links to other notes are looked for in a format. */
export function hasLinks(format: NoteFormat): boolean {
  return syntaxes[format] !== undefined;
}

/**
 * The links of a note to other notes, in order, except those in code. Links to the web, to pictures and within the note
 * are left out.
 */
export function linksOf(format: NoteFormat, text: string, { blocks }: Outline): NoteLink[] {
  const links: NoteLink[] = [];
  for (const { marker, pattern, kind } of syntaxes[format] ?? []) {
    if (!text.includes(marker)) continue;
    const isCode = codeFinder(text, blocks, format !== 'rst' && format !== 'org');
    for (const match of text.matchAll(pattern)) {
      if (links.length === maxLinks) break;
      const target = targetOf(format, match[1] ?? match[2] ?? '');
      const isElsewhere = target === '' || /^[#^]/.test(target) || media.test(target);
      if (isElsewhere || (kind === 'path' && isAddress(target)) || isCode(match.index, kind)) continue;
      const start = marker === '](' ? labelStart(text, match.index) : match.index;
      links.push({ target, kind, start, end: match.index + match[0].length });
    }
  }
  return links.sort((a, b) => a.start - b.start);
}

/** Where the label begins that ends at a bracket: at the bracket that opens it, on the same line. */
function labelStart(text: string, end: number): number {
  let depth = 1;
  for (let at = end - 1; at >= 0 && end - at < maxLabel && text[at] !== '\n'; at--) {
    if (text[at] === ']') depth++;
    else if (text[at] === '[') depth--;
    if (depth === 0) return at;
  }
  return end;
}

function targetOf(format: NoteFormat, written: string): string {
  // In Org, `file.org::*Heading` and `file.org::#id`; in tables of Markdown the bar before a label is escaped.
  if (format === 'org') return written.startsWith('*') ? '' : written.replace(/::[*#]?/, '#').trim();
  return written.replace(/\\$/, '').trim();
}

/**
 * Whether a place is in code. Places must be asked for in order. Before the first block there is only front matter: its
 * wiki links count, as in Obsidian.
 * @param hasSpans whether words between backticks are code.
 */
function codeFinder(
  text: string,
  blocks: readonly Block[],
  hasSpans: boolean,
): (place: number, kind: LinkKind) => boolean {
  let at = -1;
  let spans: TextRange[] = [];
  return (place, kind) => {
    const before = at;
    while ((blocks[at + 1]?.start ?? Number.POSITIVE_INFINITY) <= place) at++;
    const block = blocks[at];
    if (block === undefined) return kind !== 'wiki';
    if (place >= block.end) return false;
    if (block.kind === 'code') return true;
    if (at !== before) spans = hasSpans ? codeSpans(text.slice(block.start, block.end)) : [];
    return spans.some(({ start, end }) => place >= block.start + start && place < block.start + end);
  };
}
