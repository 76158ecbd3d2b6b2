import type { TermList } from './term-list.ts';

/**
 * An immutable inverted index of consecutive slots: for each term, the slots that contain it and how often. Slots count
 * from `base`, so that each takes two bytes.
 */
export interface Segment {
  base: number;
  /** The number of slots it spans. */
  size: number;
  /** Ascending. */
  terms: Uint32Array;
  /** Where the postings of each term begin, and the end of the last: one entry more than there are terms. */
  starts: Uint32Array;
  slots: Uint16Array;
  frequencies: Uint8Array;
}

const maxSlots = 0x1_0000;
/** A segment is merged with the one before if that is at most this many times its size: postings rarely move. */
const mergeRatio = 2;
/** The share of removed passages that larger segments tolerate before they are compacted. */
const maxDeadShare = 0.25;
const maxSmallSegment = 4_096;

/** Which slots of the library contain a term. New postings go into small segments, which are merged over time (LSM). */
export class Postings {
  #segments: Segment[] = [];
  /** The number of postings of each term: asked for thousands of terms while a word is typed. */
  #frequencies = new Uint32Array(1024);

  /** Ordered by slot. */
  get segments(): readonly Segment[] {
    return this.#segments;
  }

  /** Memory used, in bytes. */
  get bytes(): number {
    const ofSegments = this.#segments.map(({ terms, slots }) => terms.length * 8 + slots.length * 3);
    return ofSegments.reduce((sum, bytes) => sum + bytes, this.#frequencies.byteLength);
  }

  /** Adds passages after all existing ones; the first has the slot `base`. */
  add(base: number, lists: readonly TermList[]): void {
    for (let at = 0; at < lists.length; at += maxSlots) {
      const added = segmentOf(base + at, lists.slice(at, at + maxSlots));
      this.#count(added, 1);
      this.#segments.push(added);
      this.#merge();
    }
  }

  /** The number of slots that contain the term, including removed passages that are still listed. */
  documentFrequency(term: number): number {
    return this.#frequencies[term] ?? 0;
  }

  /** The slots that contain any of these terms. */
  slotsOf(terms: readonly number[]): Set<number> {
    const found = new Set<number>();
    for (const { base, terms: known, starts, slots } of this.#segments) {
      for (const term of terms) {
        const place = termPosition(known, term);
        if (place === -1) continue;
        for (let at = starts[place] ?? 0, end = starts[place + 1] ?? 0; at < end; at++)
          found.add(base + (slots[at] ?? 0));
      }
    }
    return found;
  }

  /**
   * Drops the postings of removed passages. Small segments lose all of them, since otherwise a note that is saved again
   * and again would make its words look common. Large ones are compacted only on request, and if they hold many.
   */
  compact(alive: Uint8Array, includeLarge: boolean): void {
    this.#segments = this.#segments.map((segment) => {
      const isSmall = segment.size <= maxSmallSegment;
      if (!isSmall && !includeLarge) return segment;
      let dead = 0;
      for (let slot = segment.base; slot < segment.base + segment.size; slot++) if (alive[slot] === 0) dead++;
      if (dead <= (isSmall ? 0 : segment.size * maxDeadShare)) return segment;
      const compacted = withoutDead(segment, alive);
      this.#count(segment, -1);
      this.#count(compacted, 1);
      return compacted;
    });
  }

  #count({ terms, starts }: Segment, sign: 1 | -1): void {
    const largest = terms.at(-1) ?? 0;
    if (largest >= this.#frequencies.length) this.#frequencies = enlarged(this.#frequencies, largest * 2);
    for (let place = 0; place < terms.length; place++) {
      const term = terms[place] ?? 0;
      const count = (starts[place + 1] ?? 0) - (starts[place] ?? 0);
      this.#frequencies[term] = (this.#frequencies[term] ?? 0) + sign * count;
    }
  }

  #merge(): void {
    for (;;) {
      const last = this.#segments.at(-1);
      const before = this.#segments.at(-2);
      if (last === undefined || before === undefined) return;
      if (before.size > last.size * mergeRatio || last.base + last.size - before.base > maxSlots) return;
      this.#segments.splice(-2, 2, merged(before, last));
    }
  }
}

/** The index of a term in an ascending list; −1 if it is not in there. */
export function termPosition(terms: Uint32Array, term: number): number {
  let low = 0;
  let high = terms.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = terms[middle] ?? 0;
    if (found === term) return middle;
    if (found < term) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** Zero for every term, between two calls: looking a term up in a map takes several times as long, and a library holds millions of postings. */
let places = new Uint32Array(1024);

function segmentOf(base: number, lists: readonly TermList[]): Segment {
  const distinct: number[] = [];
  let total = 0;
  for (const { ids } of lists) {
    // Ascending.
    const largest = ids.at(-1) ?? 0;
    if (largest >= places.length) places = enlarged(places, largest * 2);
    for (let at = 0; at < ids.length; at++) {
      const id = ids[at] ?? 0;
      const count = places[id] ?? 0;
      if (count === 0) distinct.push(id);
      places[id] = count + 1;
    }
    total += ids.length;
  }
  const terms = Uint32Array.from(distinct).sort();
  const starts = new Uint32Array(terms.length + 1);
  // What was counted becomes the place of the next posting.
  for (let index = 0, start = 0; index < terms.length; index++) {
    const term = terms[index] ?? 0;
    start += places[term] ?? 0;
    starts[index + 1] = start;
    places[term] = starts[index] ?? 0;
  }
  const slots = new Uint16Array(total);
  const frequencies = new Uint8Array(total);
  for (let slot = 0; slot < lists.length; slot++) {
    const list = lists[slot];
    for (let index = 0; list !== undefined && index < list.ids.length; index++) {
      const id = list.ids[index] ?? 0;
      const at = places[id] ?? 0;
      slots[at] = slot;
      frequencies[at] = list.frequencies[index] ?? 0;
      places[id] = at + 1;
    }
  }
  for (let index = 0; index < terms.length; index++) places[terms[index] ?? 0] = 0;
  return { base, size: lists.length, terms, starts, slots, frequencies };
}

function enlarged(from: Uint32Array, size: number): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(size);
  larger.set(from);
  return larger;
}

function merged(left: Segment, right: Segment): Segment {
  const terms = new Uint32Array(left.terms.length + right.terms.length);
  const starts = new Uint32Array(terms.length + 1);
  const slots = new Uint16Array(left.slots.length + right.slots.length);
  const frequencies = new Uint8Array(slots.length);
  const shift = right.base - left.base;
  let count = 0;
  let filled = 0;
  let l = 0;
  let r = 0;
  while (l < left.terms.length || r < right.terms.length) {
    const fromLeft = left.terms[l] ?? Number.POSITIVE_INFINITY;
    const fromRight = right.terms[r] ?? Number.POSITIVE_INFINITY;
    terms[count] = Math.min(fromLeft, fromRight);
    starts[count++] = filled;
    if (fromLeft <= fromRight) {
      for (let at = left.starts[l] ?? 0, end = left.starts[l + 1] ?? 0; at < end; at++, filled++) {
        slots[filled] = left.slots[at] ?? 0;
        frequencies[filled] = left.frequencies[at] ?? 0;
      }
      l++;
    }
    if (fromRight <= fromLeft) {
      for (let at = right.starts[r] ?? 0, end = right.starts[r + 1] ?? 0; at < end; at++, filled++) {
        slots[filled] = (right.slots[at] ?? 0) + shift;
        frequencies[filled] = right.frequencies[at] ?? 0;
      }
      r++;
    }
  }
  starts[count] = filled;
  return {
    base: left.base,
    size: shift + right.size,
    terms: terms.slice(0, count),
    starts: starts.slice(0, count + 1),
    slots,
    frequencies,
  };
}

function withoutDead(segment: Segment, alive: Uint8Array): Segment {
  const slots = new Uint16Array(segment.slots.length);
  const frequencies = new Uint8Array(segment.slots.length);
  const terms = new Uint32Array(segment.terms.length);
  const starts = new Uint32Array(segment.starts.length);
  let count = 0;
  let filled = 0;
  for (const [index, term] of segment.terms.entries()) {
    const start = filled;
    for (let at = segment.starts[index] ?? 0, end = segment.starts[index + 1] ?? 0; at < end; at++) {
      const slot = segment.slots[at] ?? 0;
      if (alive[segment.base + slot] === 0) continue;
      slots[filled] = slot;
      frequencies[filled++] = segment.frequencies[at] ?? 0;
    }
    if (filled === start) continue;
    terms[count] = term;
    starts[count++] = start;
  }
  starts[count] = filled;
  return {
    ...segment,
    terms: terms.slice(0, count),
    starts: starts.slice(0, count + 1),
    slots: slots.slice(0, filled),
    frequencies: frequencies.slice(0, filled),
  };
}
