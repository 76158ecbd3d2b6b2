import { fold } from '../../text-index/analysis/fold.ts';
import { byScript, isUnspaced, pairsOf } from '../../text-index/analysis/unspaced.ts';

/** The share of their words that two passages must have in common to say nearly the same (Jaccard). */
const nearlyTheSame = 0.85;
/** Passages with fewer words are alike too easily. */
const fewestWords = 5;

/**
 * Puts what says nearly the same as something before it behind that: copies, drafts and exports of one note are one hit.
 * @param textOf what an item says.
 * @param wanted how many groups are needed; more are not made.
 */
export function foldDuplicates<T>(items: readonly T[], textOf: (item: T) => string, wanted: number): T[][] {
  const groups: { items: T[]; words: Set<string> }[] = [];
  for (const item of items) {
    const words = wordsOf(textOf(item));
    const same = groups.find((group) => isNearlyTheSame(group.words, words));
    if (same !== undefined) same.items.push(item);
    else if (groups.length < wanted) groups.push({ items: [item], words });
  }
  return groups.map((group) => group.items);
}

/** Where words are not parted by spaces, pairs of characters. */
function wordsOf(text: string): Set<string> {
  const words = fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
  const parts = words.flatMap((word) => (isUnspaced(word) ? byScript(word) : [{ text: word }]));
  return new Set(
    parts.flatMap((part) => (isUnspaced(part.text) ? pairsOf(part.text).map((pair) => pair.text) : part.text)),
  );
}

function isNearlyTheSame(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [smaller, larger] = a.size < b.size ? [a, b] : [b, a];
  if (smaller.size < fewestWords || smaller.size < larger.size * nearlyTheSame) return false;
  let common = 0;
  for (const word of smaller) if (larger.has(word)) common++;
  return common >= nearlyTheSame * (a.size + b.size - common);
}
