import MarkdownIt from 'markdown-it';
import type { TextRange } from '../../shared/domain.ts';
import type { Block, Heading, Outline } from '../notes/outline.ts';
import { noProperties, type Properties } from '../notes/properties.ts';
import { plainText } from '../notes/without-markup.ts';
import { frontMatterOf } from './front-matter.ts';
import { HiddenText } from './hidden-text.ts';
import { inlinePropertiesOf } from './inline-properties.ts';
import { inlineTags, linkedTags, withoutLinkedTags } from './inline-tags.ts';
import { lineStarts, trimmed } from './lines.ts';
import { outlineOfText } from './plain-text.ts';
import { joinedProperties, unique } from './properties.ts';
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
/** A shorter block of code in a comment is a setting, and nothing to speak of. In UTF-16 code units. */
const leastHiddenData = 4_000;
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
  const hidden = new HiddenText(text);
  let hiddenData = 0;
  const seen = (range: TextRange) => hidden.seenOf(range);
  const rangeOf = (from: number, to: number) => trimmed(text, lines[from] ?? text.length, lines[to] ?? text.length);

  /** Adds the lines between two blocks: link definitions and empty list items are text, but yield no tokens. */
  function addGap(until: number): void {
    for (; reached < until; reached++) {
      const range = seen(rangeOf(reached, reached + 1));
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
    const whole = rangeOf(from, to);
    const range = kind === 'code' ? hidden.codeOf(whole) : seen(whole);
    if (range.end === range.start && whole.end > whole.start) {
      if (kind === 'code' && whole.end - whole.start > leastHiddenData) hiddenData += whole.end - whole.start;
      continue;
    }
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
  const properties = joinedProperties(frontMatter?.properties ?? noProperties, propertiesInBlocks(text, blocks));
  return {
    title: properties.title ?? (firstHeading || null),
    properties: { ...properties, tags: unique([...properties.tags, ...tagsInBlocks(text, blocks)]) },
    blocks,
    pages: null,
    warning: frontMatter?.warning ?? null,
    hiddenData,
  };
}

function propertiesInBlocks(text: string, blocks: readonly Block[]): Properties {
  if (!text.includes('::')) return noProperties;
  return inlinePropertiesOf(blocks.map(({ kind, start, end }) => (kind === 'code' ? '' : text.slice(start, end))));
}

function tagsInBlocks(text: string, blocks: Block[]): string[] {
  return blocks.flatMap(({ kind, start, end }) => {
    const block = kind === 'code' ? '' : text.slice(start, end);
    return block.includes('#') ? [...linkedTags(block), ...inlineTags(plainText(withoutLinkedTags(block)))] : [];
  });
}

function tokensOf(source: string) {
  const tokens: ReturnType<typeof parser.parse> = [];
  parser.block.parse(source.replaceAll(/\r\n?/g, '\n').replaceAll('\0', '\uFFFD'), parser, {}, tokens);
  return tokens;
}

/** A heading’s words, without Markdown’s markup. */
function headingText(source: string): string {
  return plainText(source.replace(/^#{1,6}(\s+|$)|\s{1,200}#+\s*$|\r?\n\s*(=+|-+)\s*$/g, ''))
    .replace(/[`*]|(?<=^|\s)_|_(?=$|\s)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}
