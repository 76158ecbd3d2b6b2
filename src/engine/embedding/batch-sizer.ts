import type { BatchLimits } from './provider.ts';

/** Batches that are tried, in tokens with their padding; the largest holds 64 of our passages, which is how it begins. */
const sizes = [16_384, 8_192, 4_096, 2_048, 1_024];
const smallest = Math.min(...sizes);
/** Batches of each size that are compared. Several, as another program may take the processor during one of them. */
const rounds = 4;
const firstTexts = 64;
/** Short texts: more in one transaction would keep a search waiting. */
const mostTexts = 256;
/** Milliseconds that a batch costs beside the model: it is sent, checked and committed. Without them a fast model would look as fast in batches of a few texts. */
const batchCost = 10;
/** Sizes that are no slower than this share of the fastest are as good; the smallest of them needs the least memory. */
const asGood = 0.97;

/**
 * Learns how large a batch should be from the batches of the run itself: nothing is embedded for the measurement alone.
 * The sizes take turns, because texts come in order of length: one size after another would compare short texts with
 * long ones. Memory is no concern here; the inference process parts what is too much for it.
 */
export class BatchSizer {
  /** What each size did, in tokens a millisecond. */
  readonly #rates: number[][] = sizes.map(() => []);
  #batches = 0;
  #turn = 0;
  #settled: number | null = null;

  get limits(): BatchLimits {
    const tokens = this.#settled ?? sizeOfTurn(this.#turn);
    return { texts: this.#batches === 0 ? firstTexts : mostTexts, tokens, padded: true };
  }

  /**
   * A batch has come back.
   * @param tokens of the longest text, to which the others were padded.
   * @param ms from when it could have begun until it was here.
   */
  record(texts: number, tokens: number, ms: number): void {
    this.#batches++;
    const padded = texts * tokens;
    // The first inference allocates what all later ones use; and a text or two are no batch.
    if (this.#settled !== null || this.#batches === 1 || padded < smallest / 2) return;
    // What it really was, not what was asked for: tokens are counted by another tokenizer before.
    this.#rates[nearest(padded)]?.push(padded / (ms + batchCost));
    // A batch at the end of its window, or of short texts, is small for another reason.
    if (padded >= this.limits.tokens / 2) this.#turn++;
    if (this.#turn === sizes.length * rounds) this.#settled = this.#best();
  }

  #best(): number {
    const rates = this.#rates.map((all) => (all.length < rounds / 2 ? 0 : median(all)));
    const fastest = Math.max(...rates);
    return sizes[rates.findLastIndex((rate) => rate >= asGood * fastest)] ?? 0;
  }
}

/** Down the sizes and up again: what changes steadily meanwhile is in favour of none. */
function sizeOfTurn(turn: number): number {
  const at = turn % sizes.length;
  const down = Math.floor(turn / sizes.length) % 2 === 0;
  return sizes.at(down ? at : -1 - at) ?? 0;
}

/** Index of the size that is nearest, as a ratio. */
function nearest(padded: number): number {
  const distances = sizes.map((size) => Math.abs(Math.log(padded / size)));
  return distances.indexOf(Math.min(...distances));
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
