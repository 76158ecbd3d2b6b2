import { element, type HastNode, type HastParent, type HastText, textNode } from '../../ui/hast.ts';

const wikiLink = /\[\[([^[\]|\n]+)(?:\|([^[\]|\n]+))?\]\]/g;

/** A rehype plugin that makes `[[note]]` and `[[note|name]]` look like links. They lead nowhere yet. */
export function showWikiLinks() {
  return (tree: HastParent, file: { toString(): string }): void => visit(tree, String(file));
}

function visit(parent: HastParent, source: string): void {
  parent.children = parent.children.flatMap((node) => {
    if (node.type === 'text') return split(node, source);
    if (node.type === 'element' && node.tagName !== 'code') visit(node, source);
    return [node];
  });
}

/** Where the source contains the text verbatim, each piece keeps its position, which marking a passage depends on. */
function split(node: HastText, source: string): HastNode[] {
  const { value, position } = node;
  const offset = position?.start.offset;
  const isVerbatim = offset !== undefined && source.startsWith(value, offset);
  const piece = (start: number, end: number): HastText => {
    const text = textNode(value.slice(start, end));
    if (!position || !isVerbatim) return text;
    const place = {
      start: { ...position.start, offset: offset + start },
      end: { ...position.end, offset: offset + end },
    };
    return { ...text, position: place };
  };

  const pieces: HastNode[] = [];
  let done = 0;
  for (const match of value.matchAll(wikiLink)) {
    const end = match.index + match[0].length;
    const name = match[2] ?? match[1] ?? '';
    if (match.index > done) pieces.push(piece(done, match.index));
    pieces.push(element('span', { className: ['note-link'] }, [piece(end - 2 - name.length, end - 2)]));
    done = end;
  }
  if (done === 0) return [node];
  if (done < value.length) pieces.push(piece(done, value.length));
  return pieces;
}
