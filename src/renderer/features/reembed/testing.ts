import type { ReembedView, SwitchPlan } from '../../../shared/models.ts';

/** A plan to embed everything on this computer. */
export function planWith(change: Partial<SwitchPlan>): SwitchPlan {
  return {
    key: 'bge@q8',
    name: 'bge-small-en-v1.5',
    dimensions: 384,
    chunks: 12_304,
    toEmbed: 12_304,
    tokens: 2_412_345,
    seconds: 250,
    downloadBytes: null,
    needsDownload: false,
    hosted: null,
    ...change,
  };
}

/** A re-embed in the middle of its work. */
export function reembedWith(change: Partial<ReembedView>): ReembedView {
  return {
    key: 'bge@q8',
    name: 'bge-small-en-v1.5',
    dimensions: 384,
    phase: 'embedding',
    done: 7_505,
    total: 12_304,
    failed: 0,
    chunksPerSecond: 118.4,
    tokensPerSecond: 24_310,
    secondsLeft: 41,
    rates: { seconds: 1, values: [] },
    pause: null,
    ...change,
  };
}
