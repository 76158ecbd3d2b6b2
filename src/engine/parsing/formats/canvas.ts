import { z } from 'zod';
import { userText } from '../../../shared/user-text.ts';
import { noProperties } from '../../notes/properties.ts';
import { dataOfJson } from '../json.ts';
import { UnreadableDocument } from '../unreadable-document.ts';
import { type Document, documentOf } from './document.ts';
import { MarkdownWriter, oneLine } from './markdown-writer.ts';

const length = z.number().catch(0);
/** A card, or a group of cards (JSON Canvas 1.0). */
const node = z.object({
  id: z.string().catch(''),
  type: z.string(),
  x: length,
  y: length,
  width: length,
  height: length,
  text: z.string().catch(''),
  label: z.string().catch(''),
  file: z.string().catch(''),
  subpath: z.string().catch(''),
  url: z.string().catch(''),
});
type Node = z.infer<typeof node>;
const edge = z.object({ fromNode: z.string(), toNode: z.string(), label: z.string() });
const notCanvas = userText('The file is not a canvas, or was not saved completely.');
const canvas = z.object({
  nodes: z.array(z.unknown()).catch([]),
  edges: z.array(z.unknown()).catch([]),
});

/**
 * Reads an Obsidian canvas: the texts of its cards as they are read from left to right and down, those in a group below
 * its name, and what stands at its arrows. @throws UnreadableDocument
 */
export async function readCanvas(text: string): Promise<Document> {
  const { nodes, edges } = contentOf(text);
  const groups = nodes.filter(({ type }) => type === 'group').sort(asRead);
  const cards = nodes.filter(({ type }) => type !== 'group').sort(asRead);
  const byGroup = Map.groupBy(cards, (card) => smallestAround(card, groups));
  const writer = new MarkdownWriter();
  for (const card of byGroup.get(null) ?? []) writeCard(card, writer);
  for (const group of groups) {
    writer.heading(1, group.label);
    await writer.below(() => {
      for (const card of byGroup.get(group) ?? []) writeCard(card, writer);
    });
  }
  for (const line of linesOfEdges(nodes, edges)) writer.paragraph(line);
  const document = documentOf(writer, noProperties, true);
  // A group’s name is not the canvas’s.
  return { ...document, outline: { ...document.outline, title: null } };
}

function contentOf(text: string): { nodes: Node[]; edges: z.infer<typeof edge>[] } {
  // Obsidian leaves a new canvas empty.
  const { nodes, edges } = canvas.safeParse(text.trim() === '' ? {} : dataOfJson(text, notCanvas)).data ?? {};
  if (nodes === undefined) throw new UnreadableDocument(notCanvas);
  return {
    nodes: nodes.flatMap((item) => node.safeParse(item).data ?? []),
    edges: (edges ?? []).flatMap((item) => edge.safeParse(item).data ?? []),
  };
}

function asRead(a: Node, b: Node): number {
  return a.y - b.y || a.x - b.x;
}

/** The innermost group that a card lies in; null if it lies in none. */
function smallestAround({ x, y, width, height }: Node, groups: readonly Node[]): Node | null {
  const [middle, centre] = [x + width / 2, y + height / 2];
  let found: Node | null = null;
  for (const group of groups) {
    const isAround =
      middle >= group.x && middle <= group.x + group.width && centre >= group.y && centre <= group.y + group.height;
    if (isAround && (found === null || group.width * group.height < found.width * found.height)) found = group;
  }
  return found;
}

function writeCard({ type, text, file, subpath, url }: Node, writer: MarkdownWriter): void {
  if (type === 'text') writer.markdown(text);
  else if (type === 'file') writer.paragraph(`[[${file}${subpath}]]`);
  else if (type === 'link') writer.paragraph(url);
}

/** An arrow with words says which cards it leads from and to. */
function linesOfEdges(nodes: readonly Node[], edges: readonly z.infer<typeof edge>[]): string[] {
  const names = new Map(nodes.map((card) => [card.id, nameOf(card)]));
  return edges.flatMap(({ fromNode, toNode, label }) =>
    oneLine(label) === '' ? [] : `${names.get(fromNode) ?? ''} → ${label} → ${names.get(toNode) ?? ''}`,
  );
}

function nameOf({ type, text, label, file, url }: Node): string {
  if (type === 'group') return label;
  if (type === 'file') return file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/i, '');
  const [first = ''] = text.trim().split('\n');
  return type === 'link' ? url : first.replace(/^#+\s*/, '').slice(0, 80);
}
