import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { calloutKind } from './callout-kinds.ts';
import type { HastElement, HastNode } from './hast.ts';

interface CalloutProps {
  node?: HastElement | undefined;
  type: string;
  /** `+` or `-`: it can be folded, and is open or folded at first; empty: it cannot be. */
  fold: string;
  children?: ReactNode;
}

/** A callout: the first child is its title. What is marked in it is never folded away. */
export function Callout({ node, type, fold, children }: CalloutProps) {
  const { look, icon: Icon } = calloutKind(type);
  const [title, ...body] = Array.isArray(children) ? children : [children];
  const hasTitle = node?.children[0]?.type === 'element' && node.children[0].children.length > 0;
  const head = (
    <>
      <Icon className="callout-icon" aria-hidden />
      <span className="callout-name">{hasTitle ? title : nameOf(type)}</span>
    </>
  );
  const content = body.length > 0 && <div className="callout-body">{body}</div>;
  if (fold === '') {
    return (
      <div className="callout" data-look={look}>
        <p className="callout-title">{head}</p>
        {content}
      </div>
    );
  }
  return (
    <details className="callout" data-look={look} open={fold === '+' || (node !== undefined && isMarked(node))}>
      <summary className="callout-title">
        {head}
        <ChevronRight className="callout-chevron" aria-hidden />
      </summary>
      {content}
    </details>
  );
}

function isMarked(node: HastNode): boolean {
  return node.type === 'element' && (node.tagName === 'mark' || node.children.some(isMarked));
}

function nameOf(type: string): string {
  return type.charAt(0).toUpperCase() + type.slice(1).replaceAll(/[-_]/g, ' ');
}
