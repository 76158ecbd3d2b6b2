import type { Construct } from './constructs.ts';
import {
  element,
  endOf,
  type HastElement,
  type HastNode,
  type HastParent,
  type HastText,
  placed,
  startOf,
  textNode,
} from './hast.ts';
import type { MaskedText } from './mask.ts';

const runs = /([\ue000-\uf8ff])\1*/g;

/**
 * A rehype plugin that draws each construct where its mask stands: formulas as `tex-formula`, tags as `note-tag`, links as
 * `note-link`, embeds as `note-embed`. Comments and block ids are left out, and paragraphs of nothing else with them.
 */
export function drawConstructs(text: MaskedText) {
  return (tree: HastParent): void => {
    if (text.constructs.size > 0) visit(tree, text, false);
  };
}

function visit(parent: HastParent, text: MaskedText, isInLink: boolean): void {
  parent.children = parent.children.flatMap((node) => {
    if (node.type === 'text') return split(node, text, isInLink);
    if (node.type !== 'element') return [node];
    const hadText = node.tagName === 'p' && node.children.length > 0;
    visit(node, text, isInLink || node.tagName === 'a');
    return hadText && isBlank(node) ? [] : [node];
  });
}

function isBlank({ children }: HastParent): boolean {
  return children.every((child) => child.type === 'text' && child.value.trim() === '');
}

function split(node: HastText, text: MaskedText, isInLink: boolean): HastNode[] {
  const pieces: HastNode[] = [];
  let done = 0;
  let at = startOf(node);
  for (const { 0: run, 1: sign = '', index } of node.value.matchAll(runs)) {
    const construct = text.constructs.get(sign);
    if (!construct) continue;
    if (index > done) pieces.push(textNode(node.value.slice(done, index), at, construct.start));
    pieces.push(...drawn(construct, text.source, isInLink));
    done = index + run.length;
    at = construct.end;
  }
  if (done === 0) return [node];
  if (done < node.value.length) pieces.push(textNode(node.value.slice(done), at, endOf(node) ?? at));
  return pieces;
}

function drawn(construct: Construct, source: string, isInLink: boolean): HastNode[] {
  const { start, end } = construct;
  const written = (from: number, to: number): HastText => textNode(source.slice(from, to), from, to);
  const as = (tagName: string, properties: HastElement['properties'], child: HastNode): HastNode[] => [
    placed(element(tagName, properties, [child]), start, end),
  ];
  switch (construct.kind) {
    case 'comment':
    case 'block-id':
      return [];
    case 'math': {
      const marks = construct.isDisplay ? 2 : 1;
      const child = written(start + marks, end - marks);
      return as('tex-formula', { tex: construct.tex, isDisplay: construct.isDisplay }, child);
    }
    case 'tag':
      return isInLink
        ? [written(start, end)]
        : as('note-tag', { tag: source.slice(start + 1, end) }, written(start, end));
    case 'link':
    case 'embed': {
      const { target, label } = construct;
      const child = written(label.start, label.end);
      if (isInLink) return [child];
      const hasLabel = child.value.trim() !== target;
      return as(
        construct.kind === 'link' ? 'note-link' : 'note-embed',
        { target, ...(hasLabel && { label: child.value.trim() }) },
        child,
      );
    }
  }
}
