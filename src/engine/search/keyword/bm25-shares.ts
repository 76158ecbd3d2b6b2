import { type Segment, termPosition } from '../../text-index/postings.ts';
import type { TextIndex } from '../../text-index/text-index.ts';
import { k1, normOf } from './bm25.ts';
import { completionShare, type QueryTerm } from './keyword-search.ts';

/** Some passages of a segment, by their places in a list: from `first`, `end` exclusive. */
interface Stretch {
  segment: Segment;
  slots: ArrayLike<number>;
  first: number;
  end: number;
}

/**
 * What each word of a query contributes to the BM25 score of some passages: for each passage the shares in the order of the words.
 * @param ascending the slots of the passages.
 */
export function bm25Shares(index: TextIndex, words: readonly QueryTerm[], ascending: ArrayLike<number>): number[][] {
  const width = words.length;
  // In one piece at first: of an array of zeros V8 makes another one as soon as a fraction is written into it.
  const shares = new Float64Array(ascending.length * width);
  let first = 0;
  for (const segment of index.postings.segments) {
    let end = first;
    while (end < ascending.length && (ascending[end] ?? 0) < segment.base + segment.size) end++;
    if (end === first) continue;
    const stretch = { segment, slots: ascending, first, end };
    for (let place = 0; place < width; place++) {
      const { termIds = [], completions = [], weight = 0 } = words[place] ?? {};
      const add = (term: number, termWeight: number) =>
        addTerm(index, stretch, term, termWeight, (at, share) => {
          // Of several terms for a word, the one that counts most.
          if (share > (shares[at * width + place] ?? 0)) shares[at * width + place] = share;
        });
      for (const term of termIds) add(term, weight);
      for (const term of completions) add(term, weight * completionShare);
    }
    first = end;
  }
  const rows: number[][] = [];
  for (let at = 0; at < ascending.length; at++) {
    const row: number[] = [];
    for (let place = 0; place < width; place++) row.push(shares[at * width + place] ?? 0);
    rows.push(row);
  }
  return rows;
}

function addTerm(
  { slots: { lengths, averageLength } }: TextIndex,
  { segment, slots: passages, first, end }: Stretch,
  term: number,
  weight: number,
  add: (at: number, share: number) => void,
): void {
  const { base, terms, starts, slots, frequencies } = segment;
  const position = termPosition(terms, term);
  if (position === -1) return;
  let posting = starts[position] ?? 0;
  const last = starts[position + 1] ?? 0;
  for (let at = first; at < end && posting < last; at++) {
    const slot = (passages[at] ?? 0) - base;
    posting = firstNotBelow(slots, slot, posting, last);
    if (posting === last || slots[posting] !== slot) continue;
    const frequency = frequencies[posting] ?? 0;
    add(at, (weight * frequency * (k1 + 1)) / (frequency + normOf(lengths[slot + base] ?? 0, averageLength)));
  }
}

/**
 * The first place from `low` to `end` where an ascending list is not below a value; `end` if there is none. It is mostly near, so steps
 * that double come before the halving (Bentley and Yao, “An Almost Optimal Algorithm for Unbounded Searching”, 1976).
 */
function firstNotBelow(list: Uint16Array, value: number, low: number, end: number): number {
  let from = low;
  let to = low;
  for (let step = 1; to < end && (list[to] ?? 0) < value; step *= 2) {
    from = to + 1;
    to = from + step;
  }
  if (to > end) to = end;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((list[middle] ?? 0) < value) from = middle + 1;
    else to = middle;
  }
  return from;
}
