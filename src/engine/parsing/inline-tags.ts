import { codeSpans } from './code-spans.ts';

/** `#tag` and `#nested/tag`, but not inside a word, and not digits alone (`#12`). */
const tag = /(?<=^|[\s([{,;])#([\p{L}\p{N}_/-]*[\p{L}_][\p{L}\p{M}\p{N}_/-]*)/gu;

/** The tags in a piece of Markdown without link targets, except in code. */
export function inlineTags(text: string): string[] {
  if (!text.includes('#')) return [];
  return [...withoutInlineCode(text).matchAll(tag)].map(([, name = '']) => name.replace(/\/+$/, ''));
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
