import { mean } from '../../src/cli/eval/metrics.ts';
import { gradeNotes } from '../../src/engine/search/presentation/grade.ts';
import { fusedScore } from '../../src/engine/search/ranking/fusion.ts';
import type { Grade } from '../../src/shared/domain.ts';
import { own } from './figures.ts';
import type { Asked, SetEvidence } from './gather.ts';

/** Hits that a search shows. */
const shown = 10;

/**
 * For each model: right top hits that are called weak, foreign questions of which nothing is called relevant, and how many of
 * the hits that are called strong, and good, are labelled.
 */
export function printGrades(evidence: readonly SetEvidence[]): void {
  console.log(
    '\nWhat is said: right top hits called weak, foreign questions called irrelevant, right hits of those called strong, good',
  );
  for (const model of new Set(evidence.map((each) => each.model))) {
    const sets = evidence.filter((each) => each.model === model && each.isLanguageKnown);
    const rows = sets.map(({ set, asked }) => {
      const right = own(asked).filter((each) => (ranked(each)[0]?.label ?? 0) > 0);
      const foreign = asked.filter((each) => each.foreign !== null);
      const weak = share(right, (each) => gradesOf(each)[0] === 'weak');
      const irrelevant = share(foreign, (each) => gradesOf(each).every((grade) => grade === 'weak'));
      const called = (grade: Grade) => share(hitsCalled(grade, own(asked)), ({ label }) => label > 0);
      const figures = [weak, irrelevant, called('strong'), called('good')];
      console.log(`${set.name.padEnd(22)}${model.padEnd(9)}${figures.map(percent).join('  ')}`);
      return figures;
    });
    const means = rows[0]?.map((_, place) => percent(mean(rows.map((row) => row[place] ?? 0)))) ?? [];
    console.log(`${'mean'.padEnd(22)}${model.padEnd(9)}${means.join('  ')}`);
  }
}

function ranked({ notes, query }: Asked): Asked['notes'] {
  return notes.toSorted((a, b) => fusedScore(b, query) - fusedScore(a, query));
}

function hitsCalled(grade: Grade, asked: readonly Asked[]): Asked['notes'] {
  return asked.flatMap((each) => {
    const grades = gradesOf(each);
    return ranked(each).filter((_, place) => grades[place] === grade);
  });
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
