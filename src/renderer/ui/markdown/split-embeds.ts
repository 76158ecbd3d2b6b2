import { isImageTarget } from '../../../shared/images.ts';
import type { HastElement, HastNode, HastParent } from './hast.ts';

/** A rehype plugin that takes embedded notes, which are blocks, out of the paragraphs that they are written in. */
export function splitEmbeds() {
  return (tree: HastParent): void => visit(tree);
}

function visit(parent: HastParent): void {
  parent.children = parent.children.flatMap((node) => {
    if (node.type !== 'element') return [node];
    if (node.tagName === 'p' && node.children.some(isBlockEmbed)) return split(node);
    visit(node);
    return [node];
  });
}

function isBlockEmbed(node: HastNode): boolean {
  return node.type === 'element' && node.tagName === 'note-embed' && !isImageTarget(String(node.properties.target));
}

function split(paragraph: HastElement): HastNode[] {
  const blocks: HastNode[] = [];
  let open: HastNode[] = [];
  const close = (): void => {
    const isBlank = open.every((node) => node.type === 'text' && node.value.trim() === '');
    if (!isBlank) blocks.push({ ...paragraph, children: open });
    open = [];
  };
  for (const node of paragraph.children) {
    if (isBlockEmbed(node)) {
      close();
      blocks.push(node);
    } else open.push(node);
  }
  close();
  return blocks;
}
