import { type MaskedText, unmasked } from './mask.ts';

/** What we need of remark’s tree: the package that defines its types is not our dependency. */
interface MdastNode {
  type: string;
  children?: MdastNode[];
  value?: string;
  url?: string;
  title?: string | null;
  alt?: string | null;
}

/** A remark plugin that gives code, HTML and addresses back what was masked in them. */
export function restoreSource(text: MaskedText) {
  const restore = (node: MdastNode): void => {
    if (node.value !== undefined && node.type !== 'text') node.value = unmasked(node.value, text);
    if (node.url !== undefined) node.url = unmasked(node.url, text);
    if (node.title) node.title = unmasked(node.title, text);
    if (node.alt) node.alt = unmasked(node.alt, text);
    for (const child of node.children ?? []) restore(child);
  };
  return (tree: MdastNode): void => {
    if (text.constructs.size > 0) restore(tree);
  };
}
