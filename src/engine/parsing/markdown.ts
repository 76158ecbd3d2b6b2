import MarkdownIt from 'markdown-it';
import type { Block, Heading, Outline } from '../notes/outline.ts';
import { noProperties } from '../notes/properties.ts';
import { plainText } from '../notes/without-markup.ts';
import { frontMatterOf } from './front-matter.ts';
import { inlineTags } from './inline-tags.ts';
import { lineStarts } from './lines.ts';
import { outlineOfText } from './plain-text.ts';
import { unique } from './properties.ts';
import { shortName } from './short-names.ts';
import { tableHead } from './table-head.ts';

const parser = new MarkdownIt({ html: true });

const kinds = new Map<string, Block['kind']>([
  ['heading_open', 'heading'],
  ['paragraph_open', 'prose'],
  ['html_block', 'prose'],
  ['fence', 'code'],
  ['code_block', 'code'],
  ['tr_open', 'row'],
]);
/** Beyond this, the parser would need gigabytes; no real note has more. */
const maxLines = 200_000;
/** Tokens without text that are not gaps either: a rule, and a table with the line below its header. */
const textless = new Set(['hr', 'table_open']);

/**
 * The outline of a Markdown note (CommonMark, GFM tables, YAML or TOML front matter). Any text is valid Markdown.
 * Blocks are whole lines, so the parser’s line numbers suffice and inline parsing is skipped.
 */
export function outlineOfMarkdown(text: string): Outline {
  const frontMatter = frontMatterOf(text);
  const lines = lineStarts(text);
  if (lines.length > maxLines) return outlineOfText(text);
  const firstLine = frontMatter === null ? 0 : lines.findIndex((start) => start >= frontMatter.end);
  const blocks: Block[] = [];
  let trail: readonly Heading[] = [];
  let head: string | null = null;
  let reached = firstLine === -1 ? lines.length : firstLine;

  const source = text.slice(lines[reached] ?? text.length);
  const offset = reached;
  const rangeOf = (from: number, to: number) => trimmed(text, lines[from] ?? text.length, lines[to] ?? text.length);

  /** Adds the lines between two blocks: link definitions and empty list items are text, but yield no tokens. */
  function addGap(until: number): void {
    for (; reached < until; reached++) {
      const range = rangeOf(reached, reached + 1);
      if (range.end > range.start) blocks.push({ kind: 'prose', ...range, trail });
    }
  }

  for (const { type, map, tag } of tokensOf(source)) {
    const kind = kinds.get(type);
    if (map === null || (kind === undefined && !textless.has(type))) continue;
    const [from, to] = [map[0] + offset, map[1] + offset];
    addGap(from);
    reached = Math.max(reached, to);
    if (type === 'table_open') head = null;
    if (kind === undefined) continue;
    const range = rangeOf(from, to);
    if (kind === 'heading') {
      const heading = {
        text: shortName(headingText(text.slice(range.start, range.end))),
        depth: Number(tag.slice(1)),
        start: range.start,
      };
      trail = [...trail.filter((above) => above.depth < heading.depth), heading];
    }
    const start = kind === 'code' ? (lines[from] ?? range.start) : range.start;
    blocks.push({ kind, start, end: range.end, trail, ...(kind === 'row' && { head }) });
    if (kind === 'row') head ??= tableHead(text.slice(start, range.end));
  }
  addGap(lines.length);

  const firstHeading = blocks.find((block) => block.kind === 'heading')?.trail.at(-1)?.text;
  const properties = frontMatter?.properties ?? noProperties;
  const tags = unique([...properties.tags, ...tagsInBlocks(text, blocks)]);
  return {
    title: properties.title ?? (firstHeading || null),
    properties: { ...properties, tags },
    blocks,
    pages: null,
  };
}

function tagsInBlocks(text: string, blocks: Block[]): string[] {
  return blocks.flatMap(({ kind, start, end }) => {
    const block = kind === 'code' ? '' : text.slice(start, end);
    return block.includes('#') ? inlineTags(plainText(block)) : [];
  });
}

function tokensOf(source: string) {
  const tokens: ReturnType<typeof parser.parse> = [];
  parser.block.parse(source.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD'), parser, {}, tokens);
  return tokens;
}

function trimmed(text: string, from: number, to: number): { start: number; end: number } {
  const lines = text.slice(from, to);
  const end = from + lines.trimEnd().length;
  return { start: Math.min(end, from + (lines.length - lines.trimStart().length)), end };
}

/** A heading’s words, without Markdown’s markup. */
function headingText(source: string): string {
  return plainText(source.replace(/^#{1,6}(\s+|$)|\s+#+\s*$|\r?\n\s*(=+|-+)\s*$/g, ''))
    .replace(/[`*]|(?<=^|\s)_|_(?=$|\s)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
