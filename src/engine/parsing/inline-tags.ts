/** `#tag` and `#nested/tag`, not in the middle of a word; one of digits alone is a number (`#12`). */
const tag = /(?<=^|[\s([{,;])#([\p{L}\p{N}_/-]*[\p{L}_][\p{L}\p{M}\p{N}_/-]*)/gu;

/** The tags in a stretch of Markdown whose link targets are left out; those in code are none. */
export function inlineTags(text: string): string[] {
  if (!text.includes('#')) return [];
  return [...withoutInlineCode(text).matchAll(tag)].map(([, name = '']) => name.replace(/\/+$/, ''));
}

/** Code spans begin and end with runs of as many backticks; a run without its like is text. */
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
