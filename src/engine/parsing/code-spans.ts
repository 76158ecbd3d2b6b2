import type { TextRange } from '../../shared/domain.ts';

/** The code spans of a piece of Markdown. Each ends with as many backticks as it begins with; others are text. */
export function codeSpans(text: string): TextRange[] {
  if (!text.includes('`')) return [];
  const runs = [...text.matchAll(/`+/g)].map(({ 0: { length }, index }) => ({ length, index }));
  const nextLike = new Map<number, number>();
  const closers = runs.map(() => -1);
  for (const [at, { length }] of [...runs.entries()].reverse()) {
    closers[at] = nextLike.get(length) ?? -1;
    nextLike.set(length, at);
  }
  const spans: TextRange[] = [];
  for (let at = 0; at < runs.length; at++) {
    const opener = runs[at];
    const closer = runs[closers[at] ?? -1];
    if (opener === undefined || closer === undefined) continue;
    spans.push({ start: opener.index, end: closer.index + closer.length });
    at = closers[at] ?? at;
  }
  return spans;
}
