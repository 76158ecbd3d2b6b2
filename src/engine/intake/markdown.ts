import type { Nodes, Root, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter';
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table';
import { frontmatter } from 'micromark-extension-frontmatter';
import { gfmTable } from 'micromark-extension-gfm-table';
import type { Block, Heading, Outline } from './blocks.ts';
import { frontMatterTitle } from './front-matter.ts';

// Only the block structure is wanted here; leaving the inline constructs out halves the parser's time.
const inlineConstructs = [
  'attention',
  'autolink',
  'characterEscape',
  'characterReference',
  'codeText',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
];

const options = {
  extensions: [gfmTable(), frontmatter(['yaml', 'toml']), { disable: { null: inlineConstructs } }],
  mdastExtensions: [gfmTableFromMarkdown(), frontmatterFromMarkdown(['yaml', 'toml'])],
};

/** The outline of a Markdown note (CommonMark, GFM tables, YAML or TOML front matter). Any text is valid Markdown. */
export function outlineOfMarkdown(text: string): Outline {
  const root = fromMarkdown(text, options);
  const statedTitle = statedTitleOf(root);
  const blocks: Block[] = [];
  let trail: readonly Heading[] = [];

  function add(kind: Block['kind'], node: Nodes, start = node.position?.start.offset): void {
    const end = node.position?.end.offset;
    if (start !== undefined && end !== undefined && end > start) blocks.push({ kind, start, end, trail });
  }

  /** `start` is given where a block begins before its node does: at the marker of its list item. */
  function visit(node: RootContent, start?: number): void {
    switch (node.type) {
      case 'heading': {
        const heading = { text: headingText(text, node), depth: node.depth, start: node.position?.start.offset ?? 0 };
        trail = [...trail.filter((above) => above.depth < node.depth), heading];
        add('heading', node);
        break;
      }
      case 'code':
        add('code', node, start);
        break;
      case 'list':
        for (const item of node.children) visit(item);
        break;
      case 'listItem':
      case 'blockquote':
        for (const [index, child] of node.children.entries()) {
          visit(child, index === 0 ? (start ?? node.position?.start.offset) : undefined);
        }
        break;
      case 'table':
        for (const row of node.children) add('row', row);
        break;
      case 'yaml':
      case 'thematicBreak':
        break;
      default:
        // TOML front matter is a node type that mdast's own list does not name.
        if (String(node.type) !== 'toml') add('prose', node, start);
    }
  }

  for (const node of root.children) visit(node);
  const firstHeading = blocks.find((block) => block.kind === 'heading')?.trail.at(-1)?.text;
  return { title: statedTitle ?? (firstHeading || null), statedTitle, blocks };
}

function statedTitleOf(root: Root): string | null {
  const first = root.children[0];
  if (first === undefined || !('value' in first)) return null;
  const language = String(first.type);
  return language === 'yaml' || language === 'toml' ? frontMatterTitle(first.value, language) : null;
}

/** A heading's words, without the marks that Markdown puts around them. */
function headingText(text: string, node: Nodes): string {
  const source = text.slice(node.position?.start.offset, node.position?.end.offset);
  return plainText(source.replace(/^\s{0,3}#{1,6}(\s+|$)|\s+#+\s*$|\r?\n\s*(=+|-+)\s*$/g, ''))
    .replace(/[`*]|(?<=^|\s)_|_(?=$|\s)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

const imageOrLink = /!?\[((?:[^[\]\\\n]|\\.)*)\]\((?:[^()\s]|\([^()\s]*\))*(?:\s+"[^"\n]*")?\)/g;
const wikiLink = /!?\[\[([^\]|\n]+)(?:\|([^\]\n]+))?\]\]/g;
const dataUri = /data:[\w/+.-]+;base64,[A-Za-z0-9+/=]+/g;
const htmlComment = /<!--[\s\S]*?-->/g;

/** Markdown as it is read: link targets, image addresses, embedded data and comments are left out, their texts stay. */
export function plainText(markdown: string): string {
  return markdown
    .replace(htmlComment, ' ')
    .replace(imageOrLink, '$1')
    .replace(dataUri, ' ')
    .replace(wikiLink, (_, target: string, label?: string) => label ?? target);
}
