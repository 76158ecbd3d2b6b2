import type { ModelToLoad } from '../shared/inference.ts';
import type { TokenizedBatch } from './tokenized-batch.ts';

/** How much goes through a model together. A run always has one text, however long. */
export interface RunLimits {
  texts: number;
  /** Of all texts together, each as long as the longest. */
  tokens: number;
}

const oneText: RunLimits = { texts: 1, tokens: Number.POSITIVE_INFINITY };

/**
 * A graphics card is busy only with many texts at once: one gave 10 times as many a second in runs of 16
 * (docs/measurements.md). Attention takes texts × heads × tokens² numbers: with so many tokens, 16 heads and texts of 512 tokens it
 * fits the 128 MiB that every WebGPU device can bind at once.
 */
const onGraphicsCard: RunLimits = { texts: 64, tokens: 4_096 };

/**
 * A quantised model scales its activations by the largest value among all that it is given, so that in a run with others
 * the vector of a text would depend on them: it is given one text at a time. On the CPU so are all: padding costs there
 * what a run of several saves. What that costs: docs/measurements.md.
 */
export function runLimits({ device, dtype }: Pick<ModelToLoad, 'device' | 'dtype'>): RunLimits {
  const isExact = dtype === 'fp32' || dtype === 'fp16';
  return device === 'webgpu' && isExact ? onGraphicsCard : oneText;
}

/** @returns for each run the places of its texts in the batch; texts of like lengths share one, so that little is padded. */
export function runsOf(lengths: readonly number[], limits: RunLimits): number[][] {
  const length = (text: number) => lengths[text] ?? 0;
  const runs: number[][] = [];
  let run: number[] = [];
  for (const text of [...lengths.keys()].sort((a, b) => length(a) - length(b))) {
    // The text is the longest so far: all others of the run are padded to its length.
    const isFull = run.length === limits.texts || (run.length + 1) * length(text) > limits.tokens;
    if (isFull && run.length > 0) {
      runs.push(run);
      run = [];
    }
    run.push(text);
  }
  return run.length > 0 ? [...runs, run] : runs;
}

/** What a model is given for a run: texts × width, row by row. */
export interface PaddedRun {
  ids: BigInt64Array;
  /** 1 for a text’s own tokens, 0 for those that fill its row. */
  mask: BigInt64Array;
  /** Tokens of each text. */
  lengths: number[];
  width: number;
}

/** @param run places of the texts in the batch. */
export function paddedRun({ ids, lengths }: TokenizedBatch, run: readonly number[]): PaddedRun {
  const starts = startsOf(lengths);
  const own = run.map((text) => lengths[text] ?? 0);
  const width = Math.max(...own);
  const padded = { ids: new BigInt64Array(run.length * width), mask: new BigInt64Array(run.length * width) };
  for (const [row, text] of run.entries()) {
    const [start = 0, length = 0] = [starts[text], own[row]];
    padded.ids.set(ids.subarray(start, start + length), row * width);
    padded.mask.fill(1n, row * width, row * width + length);
  }
  return { ...padded, lengths: own, width };
}

/** Where each text’s tokens begin. */
function startsOf(lengths: readonly number[]): number[] {
  let end = 0;
  return lengths.map((length) => {
    const start = end;
    end += length;
    return start;
  });
}
