import { mean } from '../../src/cli/eval/metrics.ts';
import { gradeNotes } from '../../src/engine/search/presentation/grade.ts';
import { fusedScore } from '../../src/engine/search/ranking/fusion.ts';

import type { Asked, SetEvidence } from './gather.ts';

/** Hits that a search shows. */
const shown = 10;

/** For each model: right top hits that are called weak, and foreign questions of which something is called relevant. */
export function printGrades(evidence: readonly SetEvidence[]): void {
  console.log('\nWhat is said: right top hits called weak, foreign questions called irrelevant');
  for (const model of new Set(evidence.map((each) => each.model))) {
    const sets = evidence.filter((each) => each.model === model && each.isLanguageKnown);
    const rows = sets.map(({ set, asked }) => {
      const right = asked.filter(({ foreign }) => foreign === null).filter((each) => (ranked(each)[0]?.label ?? 0) > 0);
      const foreign = asked.filter((each) => each.foreign !== null);
      const weak = share(right, (each) => gradesOf(each)[0] === 'weak');
      const irrelevant = share(foreign, (each) => gradesOf(each).every((grade) => grade === 'weak'));
      console.log(`${set.name.padEnd(22)}${model.padEnd(9)}${percent(weak)}  ${percent(irrelevant)}`);
      return { weak, irrelevant };
    });
    const [weak, irrelevant] = [mean(rows.map((row) => row.weak)), mean(rows.map((row) => row.irrelevant))];
    console.log(`${'mean'.padEnd(22)}${model.padEnd(9)}${percent(weak)}  ${percent(irrelevant)}`);
  }
}

function ranked({ notes, query }: Asked): Asked['notes'] {
  return notes.toSorted((a, b) => fusedScore(b, query) - fusedScore(a, query));
}

function gradesOf(asked: Asked) {
  const words = asked.weights.map((weight) => ({
    typed: '',
    kind: 'word' as const,
    termIds: [],
    completions: [],
    weight,
  }));
  const evidence = { words, maxScore: asked.maxScore, evidence: asked.query };
  const notes = ranked(asked).map((note) => ({ evidence: note }));
  return gradeNotes(notes, evidence).slice(0, shown);
}

function share<T>(items: readonly T[], isSo: (item: T) => boolean): number {
  return items.length === 0 ? 0 : items.filter(isSo).length / items.length;
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)}%`.padStart(8);
}
