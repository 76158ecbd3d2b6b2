import { element, type HastNode, type HastParent, textNode } from '../../ui/hast.ts';

const wikiLink = /\[\[([^[\]|\n]+)(?:\|([^[\]|\n]+))?\]\]/g;

/** A rehype plugin that shows `[[note]]` and `[[note|name]]` as links look. They lead nowhere yet. */
export function showWikiLinks() {
  return (tree: HastParent): void => visit(tree);
}

function visit(parent: HastParent): void {
  parent.children = parent.children.flatMap((node) => {
    if (node.type === 'text') return split(node.value);
    if (node.type === 'element' && node.tagName !== 'code') visit(node);
    return [node];
  });
}

function split(value: string): HastNode[] {
  const pieces: HastNode[] = [];
  let done = 0;
  for (const match of value.matchAll(wikiLink)) {
    if (match.index > done) pieces.push(textNode(value.slice(done, match.index)));
    pieces.push(element('span', { className: ['note-link'] }, [textNode(match[2] ?? match[1] ?? '')]));
    done = match.index + match[0].length;
  }
  if (done < value.length || value === '') pieces.push(textNode(value.slice(done)));
  return pieces;
}
