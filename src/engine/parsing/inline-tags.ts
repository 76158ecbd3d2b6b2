import { tagPattern } from '../../shared/tag-pattern.ts';
import { codeSpans } from './code-spans.ts';

/** Not inside a word. */
const tag = new RegExp(`(?<=^|[\\s([{,;])${tagPattern}`, 'gu');
/** `#[[two words]]`, as in Logseq. */
const linkedTag = /(?<=^|[\s([{,;])#\[\[([^[\]\n]{1,200})\]\]/g;

/** The tags in a piece of Markdown without link targets, except in code. */
export function inlineTags(text: string): string[] {
  if (!text.includes('#')) return [];
  return [...withoutInlineCode(text).matchAll(tag)].map(([, name = '']) => name.replace(/\/+$/, ''));
}

/** The tags in double brackets in a piece of Markdown as it is written, except in code. */
export function linkedTags(text: string): string[] {
  if (!text.includes('#[[')) return [];
  return [...withoutInlineCode(text).matchAll(linkedTag)].map(([, name = '']) => name.trim());
}

export function withoutLinkedTags(text: string): string {
  return text.includes('#[[') ? text.replace(linkedTag, ' ') : text;
}

function withoutInlineCode(text: string): string {
  let kept = '';
  let from = 0;
  for (const { start, end } of codeSpans(text)) {
    kept += `${text.slice(from, start)}\``;
    from = end;
  }
  return kept + text.slice(from);
}
