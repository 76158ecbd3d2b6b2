import { remembering } from '../../../shared/remembering.ts';
import { fold } from '../../text-index/analysis/fold.ts';
import { byScript, isUnspaced, pairsOf } from '../../text-index/analysis/unspaced.ts';

/** Passages that share so many of their words (Jaccard similarity) are near-duplicates. */
const minSimilarity = 0.85;
/** Passages with fewer words are too easily alike: a line that two notes share does not make them copies. */
const minWords = 7;
const beyondAscii = /[^\0-\x7f]/;

/**
 * Groups near-duplicates with the first of them: copies, drafts and exports of a note become one hit.
 * @param textOf the text of an item.
 * @param wanted the number of groups to return at most.
 */
export function foldDuplicates<T>(items: readonly T[], textOf: (item: T) => string, wanted: number): T[][] {
  const groups: { items: T[]; words: ReadonlySet<string> }[] = [];
  for (const item of items) {
    const words = wordsOf(textOf(item));
    const same = groups.find((group) => isNearDuplicate(group.words, words));
    if (same !== undefined) same.items.push(item);
    else if (groups.length < wanted) groups.push({ items: [item], words });
  }
  return groups.map((group) => group.items);
}

const wordsOf = remembering(readWords, 500);

/** The words of a text; in scripts without spaces between words, pairs of characters. */
function readWords(text: string): ReadonlySet<string> {
  const folded = fold(text);
  // Most texts are in ASCII, where this takes a fraction of the time.
  if (!beyondAscii.test(folded)) return new Set(folded.match(/[a-z0-9]+/g));
  const words = folded.match(/[\p{L}\p{N}]+/gu) ?? [];
  const parts = words.flatMap((word) => (isUnspaced(word) ? byScript(word) : [{ text: word }]));
  return new Set(
    parts.flatMap((part) => (isUnspaced(part.text) ? pairsOf(part.text).map((pair) => pair.text) : part.text)),
  );
}

function isNearDuplicate(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const [smaller, larger] = a.size < b.size ? [a, b] : [b, a];
  if (smaller.size < minWords || smaller.size < larger.size * minSimilarity) return false;
  // With one more that is not in both, they cannot be so similar any more: most pairs are left after a few words.
  const most = smaller.size + 1 - (minSimilarity * (a.size + b.size)) / (1 + minSimilarity);
  let missing = 0;
  for (const word of smaller) if (!larger.has(word) && ++missing > most) return false;
  const common = smaller.size - missing;
  return common >= minSimilarity * (a.size + b.size - common);
}
