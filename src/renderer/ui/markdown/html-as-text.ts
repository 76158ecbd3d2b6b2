import { element, type HastNode, type HastParent, type HastText, textNode } from './hast.ts';

const tagOrComment = /<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^>]*>/gi;

/** A rehype plugin that reduces HTML in Markdown to its text: no tags, no comments, nothing that runs or loads. */
export function htmlAsText() {
  return (tree: HastParent): void => {
    tree.children = tree.children.flatMap((node) => {
      if (node.type !== 'raw') return visit(node);
      const text = textOf(node.value, node.position);
      return text.length > 0 ? [element('p', {}, text)] : [];
    });
  };
}

function visit(node: HastNode): HastNode[] {
  if (node.type === 'raw') return textOf(node.value, node.position);
  if (node.type === 'element') node.children = node.children.flatMap(visit);
  return [node];
}

/** The text between the tags; each piece keeps its position in the source. */
function textOf(html: string, position: HastText['position']): HastNode[] {
  const pieces: HastNode[] = [];
  let done = 0;
  const take = (end: number): void => {
    const text = html.slice(done, end);
    if (text.trim() === '') return;
    const offset = position?.start.offset;
    const place =
      position && offset !== undefined
        ? { start: { ...position.start, offset: offset + done }, end: { ...position.end, offset: offset + end } }
        : undefined;
    pieces.push({ ...textNode(text), ...(place && { position: place }) });
  };
  for (const { 0: tag, index } of html.matchAll(tagOrComment)) {
    take(index);
    if (/^<br\b/i.test(tag)) pieces.push(element('br', {}, []));
    done = index + tag.length;
  }
  take(html.length);
  return pieces;
}
