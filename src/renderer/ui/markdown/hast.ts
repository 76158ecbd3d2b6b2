import type { ExtraProps } from 'react-markdown';

// The types of react-markdown’s tree, taken from react-markdown: the packages that define them are not our dependencies.
export type HastElement = NonNullable<ExtraProps['node']>;
export type HastNode = HastElement['children'][number];
export type HastText = Extract<HastNode, { type: 'text' }>;
export interface HastParent {
  children: HastNode[];
}

/** A text; with `start` and `end`, its place in the source, in UTF-16 units. */
export function textNode(value: string, start?: number, end?: number): HastText {
  return { type: 'text', value, ...(start !== undefined && end !== undefined && { position: place(start, end) }) };
}

export function element(tagName: string, properties: HastElement['properties'], children: HastNode[]): HastElement {
  return { type: 'element', tagName, properties, children };
}

/** The same element with its place in the source, in UTF-16 units. */
export function placed(node: HastElement, start: number, end: number): HastElement {
  return { ...node, position: place(start, end) };
}

/** Where a node begins in the source, in UTF-16 units. */
export function startOf({ position }: HastNode): number | undefined {
  return position?.start.offset;
}

export function endOf({ position }: HastNode): number | undefined {
  return position?.end.offset;
}

/** Nobody reads lines and columns; the type wants them. */
function place(start: number, end: number): NonNullable<HastText['position']> {
  return { start: { line: 1, column: 1, offset: start }, end: { line: 1, column: 1, offset: end } };
}

/** The text in an element, however deep. */
export function textIn({ children }: HastElement): string {
  return children
    .map((child) => (child.type === 'text' ? child.value : child.type === 'element' ? textIn(child) : ''))
    .join('');
}
