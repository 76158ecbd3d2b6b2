import { mean } from '../../src/cli/eval/metrics.ts';
import type { FusionWeights } from '../../src/engine/search/ranking/fusion.ts';
import { fusedScore } from '../../src/engine/search/ranking/fusion.ts';
import type { SearchMode } from '../../src/shared/domain.ts';
import type { Asked, SetEvidence } from './gather.ts';

const k = 10;

/** nDCG@10 of each query of the set, with these weights or those of the engine. */
export function ndcgs({ asked }: SetEvidence, mode: SearchMode, weights?: FusionWeights): number[] {
  return own(asked).map((each) => ndcgOf(each, mode, weights));
}

/** Only the queries of the set itself, not the foreign questions. */
export function own(asked: readonly Asked[]): Asked[] {
  return asked.filter(({ foreign }) => foreign === null);
}

function ndcgOf({ notes, query, labels }: Asked, mode: SearchMode, weights?: FusionWeights): number {
  const top: { score: number; label: number }[] = [];
  for (const note of notes) {
    const score =
      mode === 'hybrid' ? fusedScore(note, query, weights) : mode === 'keyword' ? note.words : (note.similarity ?? -1);
    if (mode === 'keyword' && score === 0) continue;
    const last = top.at(-1);
    if (top.length === k && last !== undefined && score <= last.score) continue;
    let at = top.length;
    while (at > 0 && (top[at - 1]?.score ?? 0) < score) at--;
    top.splice(at, 0, { score, label: note.label });
    if (top.length > k) top.pop();
  }
  const gain = (some: readonly number[]) => some.reduce((sum, label, rank) => sum + label / Math.log2(rank + 2), 0);
  const ideal = gain(labels.toSorted((a, b) => b - a).slice(0, k));
  return ideal === 0 ? 0 : gain(top.map(({ label }) => label)) / ideal;
}

/** The figures of one set with one model. */
export interface PairFigures {
  semantic: number;
  keyword: number;
  hybrid: number;
  /** Hybrid search less the better side. */
  gain: number;
}

export function figuresOf(evidence: SetEvidence, weights?: FusionWeights): PairFigures {
  const semantic = mean(ndcgs(evidence, 'semantic'));
  const keyword = mean(ndcgs(evidence, 'keyword'));
  const hybrid = mean(ndcgs(evidence, 'hybrid', weights));
  return { semantic, keyword, hybrid, gain: hybrid - Math.max(semantic, keyword) };
}
