import type { createLowlight } from 'lowlight';
import { cutter } from './cut-text.ts';
import { element, type HastElement, type HastNode, type HastParent, type HastText } from './hast.ts';

export type Lowlight = ReturnType<typeof createLowlight>;

/** Longer code stays uncoloured: it would keep the window waiting. In UTF-16 units. */
const longest = 10_000;

/**
 * A rehype plugin for pinned texts that colours code blocks whose language is known: tokens become `span`s with the classes
 * of highlight.js.
 */
export function drawCode(source: string, lowlight: Lowlight | null) {
  return (tree: HastParent): void => {
    if (lowlight) visit(tree, source, lowlight);
  };
}

function visit(parent: HastParent, source: string, lowlight: Lowlight): void {
  for (const node of parent.children) {
    if (node.type !== 'element') continue;
    const code = node.tagName === 'pre' ? node.children[0] : undefined;
    if (code?.type === 'element') colour(code, source, lowlight);
    else visit(node, source, lowlight);
  }
}

function colour(code: HastElement, source: string, lowlight: Lowlight): void {
  const language = languageOf(code);
  const [text] = code.children;
  if (!language || text?.type !== 'text' || text.value.length > longest || !lowlight.registered(language)) return;
  const cut = cutter(text, source);
  code.children = tokens(lowlight.highlight(language, text.value).children, cut, 0).nodes;
}

/** The language that a code block names; null where it names none. */
export function languageOf(code: HastElement): string | null {
  const { className } = code.properties;
  const found = Array.isArray(className) ? className.find((name) => String(name).startsWith('language-')) : undefined;
  return found === undefined ? null : String(found).slice('language-'.length).toLowerCase();
}

type LowlightNode = ReturnType<Lowlight['highlight']>['children'][number];

/** The tokens of a text from the index `at` on, each with its place in the source. */
function tokens(
  children: readonly LowlightNode[],
  cut: (from: number, to: number) => HastText,
  at: number,
): { nodes: HastNode[]; end: number } {
  const nodes: HastNode[] = [];
  let end = at;
  for (const child of children) {
    if (child.type === 'text') {
      nodes.push(cut(end, end + child.value.length));
      end += child.value.length;
    } else if (child.type === 'element') {
      const inside = tokens(child.children, cut, end);
      nodes.push(element('span', child.properties, inside.nodes));
      end = inside.end;
    }
  }
  return { nodes, end };
}
