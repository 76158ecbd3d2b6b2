import type { ExtraProps } from 'react-markdown';

// The types of react-markdown’s tree, taken from react-markdown: the packages that define them are not our dependencies.
export type HastElement = NonNullable<ExtraProps['node']>;
export type HastNode = HastElement['children'][number];
export type HastText = Extract<HastNode, { type: 'text' }>;
export interface HastParent {
  children: HastNode[];
}

export function textNode(value: string): HastText {
  return { type: 'text', value };
}

export function element(tagName: string, properties: HastElement['properties'], children: HastNode[]): HastElement {
  return { type: 'element', tagName, properties, children };
}
