import { mean } from '../../src/cli/eval/metrics.ts';
import { type FusionWeights, fittedWeights } from '../../src/engine/search/ranking/fusion.ts';
import { ndcgs } from './figures.ts';
import type { SetEvidence } from './gather.ts';

/** The weights that are fitted; the others decide only where no set has much to say. */
const fitted = ['meaning', 'meaningByShare', 'meaningOfMissing', 'lackedWords', 'wordsPassage', 'crowd'] as const;

/** Loss is counted this much more than gain: hybrid search must not lose to one of its sides anywhere. */
const aversion = 1;

/** A set with a model, and how good each side is alone: that does not depend on the weights. */
export interface Pair {
  evidence: SetEvidence;
  better: number;
}

export function pairOf(evidence: SetEvidence): Pair {
  return { evidence, better: Math.max(mean(ndcgs(evidence, 'semantic')), mean(ndcgs(evidence, 'keyword'))) };
}

export function gainOf({ evidence, better }: Pair, weights?: FusionWeights): number {
  return mean(ndcgs(evidence, 'hybrid', weights)) - better;
}

/** The mean gain over the better side, less the mean of the losses. */
function objective(pairs: readonly Pair[], weights: FusionWeights): number {
  const gains = pairs.map((pair) => gainOf(pair, weights));
  return mean(gains) + aversion * mean(gains.map((gain) => Math.min(0, gain)));
}

/** The best weights for these pairs, by steps that change one weight at a time and become smaller. */
export function fit(pairs: readonly Pair[], rounds = 4): FusionWeights {
  let best = { weights: fittedWeights, value: objective(pairs, fittedWeights) };
  let step = 0.4;
  for (let round = 0; round < rounds; round++) {
    for (const name of fitted) {
      for (const factor of [1 + step, 1 / (1 + step)]) {
        const weights = { ...best.weights, [name]: best.weights[name] * factor };
        const value = objective(pairs, weights);
        if (value > best.value) best = { weights, value };
      }
    }
    step *= 0.6;
  }
  return best.weights;
}
