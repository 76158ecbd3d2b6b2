/** `#tag` and `#nested/tag`, but not inside a word, and not digits alone (`#12`). */
const tag = /(?<=^|[\s([{,;])#([\p{L}\p{N}_/-]*[\p{L}_][\p{L}\p{M}\p{N}_/-]*)/gu;

/** The tags in a piece of Markdown without link targets, except in code. */
export function inlineTags(text: string): string[] {
  if (!text.includes('#')) return [];
  return [...withoutInlineCode(text).matchAll(tag)].map(([, name = '']) => name.replace(/\/+$/, ''));
}

/** A code span ends with as many backticks as it begins with. Backticks without a counterpart are text. */
function withoutInlineCode(text: string): string {
  const runs = [...text.matchAll(/`+/g)].map(({ 0: { length }, index }) => ({ length, index }));
  if (runs.length < 2) return text;
  const nextLike = new Map<number, number>();
  const closers = runs.map(() => -1);
  for (const [at, { length }] of [...runs.entries()].reverse()) {
    closers[at] = nextLike.get(length) ?? -1;
    nextLike.set(length, at);
  }
  let kept = '';
  let from = 0;
  for (let at = 0; at < runs.length; at++) {
    const opener = runs[at];
    const closer = runs[closers[at] ?? -1];
    if (opener === undefined || closer === undefined) continue;
    kept += `${text.slice(from, opener.index)}\``;
    from = closer.index + closer.length;
    at = closers[at] ?? at;
  }
  return kept + text.slice(from);
}
