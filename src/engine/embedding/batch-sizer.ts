import type { BatchLimits } from './provider.ts';

/** The batch sizes to compare, in tokens with padding. The first and largest holds 64 passages of a library. */
const sizes = [16_384, 8_192, 4_096, 2_048, 1_024];
const smallest = Math.min(...sizes);
/** Batches to measure for each size: several, because another program may use the processor during one of them. */
const rounds = 4;
const firstTexts = 64;
/** More texts in one transaction would keep a search waiting, even if they are short. */
const maxTexts = 256;
/**
 * Milliseconds that a batch costs apart from the model: it is sent, checked and committed. Without them, a fast model
 * would seem just as fast in batches of a few texts.
 */
const batchCost = 10;
/** A size that reaches this share of the highest speed is good enough; the smallest of these needs the least memory. */
const goodEnough = 0.97;

/**
 * Learns the best batch size while the library is embedded: nothing is embedded for the measurement alone. The sizes
 * alternate, because texts come in order of length: one size after another would compare short texts with long ones.
 * Memory is no concern here: the inference process splits batches that are too large for it.
 */
export class BatchSizer {
  /** Measured speeds of each size, in tokens per millisecond. */
  readonly #rates: number[][] = sizes.map(() => []);
  #batches = 0;
  /** Batches that were measured at the size asked for. */
  #trials = 0;
  #best: number | null = null;

  get limits(): BatchLimits {
    const tokens = this.#best ?? sizeOfTrial(this.#trials);
    return { texts: this.#batches === 0 ? firstTexts : maxTexts, tokens, padded: true };
  }

  /**
   * Records a batch.
   * @param tokens of the longest text, to which the others were padded.
   * @param ms from when the batch could have begun until its vectors arrived.
   */
  record(texts: number, tokens: number, ms: number): void {
    this.#batches++;
    const padded = texts * tokens;
    // Not measured: the first inference, which allocates memory, and batches of a text or two.
    if (this.#best !== null || this.#batches === 1 || padded < smallest / 2) return;
    // By its real size: the limit was applied with the counts of another tokenizer.
    this.#rates[nearest(padded)]?.push(padded / (ms + batchCost));
    // A batch of the last texts, or of short ones, is smaller than asked for.
    if (padded >= this.limits.tokens / 2) this.#trials++;
    if (this.#trials === sizes.length * rounds) this.#best = this.#bestSize();
  }

  #bestSize(): number {
    const rates = this.#rates.map((all) => (all.length < rounds / 2 ? 0 : median(all)));
    const fastest = Math.max(...rates);
    return sizes[rates.findLastIndex((rate) => rate >= goodEnough * fastest)] ?? 0;
  }
}

/** Goes down the sizes and up again, so that a steady change of speed favours none of them. */
function sizeOfTrial(trial: number): number {
  const at = trial % sizes.length;
  const down = Math.floor(trial / sizes.length) % 2 === 0;
  return sizes.at(down ? at : -1 - at) ?? 0;
}

/** Index of the nearest size, by ratio. */
function nearest(padded: number): number {
  const distances = sizes.map((size) => Math.abs(Math.log(padded / size)));
  return distances.indexOf(Math.min(...distances));
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0;
}
