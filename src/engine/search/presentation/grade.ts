import type { Grade } from '../../../shared/domain.ts';
import { isUnspaced } from '../../text-index/analysis/unspaced.ts';
import { weightOf } from '../ranking/candidates.ts';
import { fusedScore, meaningWeight, type NoteEvidence, type QueryEvidence } from '../ranking/fusion.ts';
import type { RankedNote } from '../ranking/rank-notes.ts';
import type { Ranking } from '../ranking/ranking.ts';
import { standout } from '../semantic/similarity-scale.ts';

/** Fitted by logistic regression on right hits and foreign questions of four models, leaving families of sets out: see docs/search.md. */
const byBoth = { ofWords: 0.105, ofMissing: -0.29, ofCoverage: 0.27, good: 0.55, strong: 0.9 };
/** What a note scores as a share of what the best one does, at least: beside a much better answer it is none. */
const ofBest = { good: 0.5, strong: 0.8 };
/** A strong hit holds most of the words, by weight, or stands out so far that it says the same in others. */
const ofStrong = { coverage: 0.5, standout: 1.5 };
/** Standouts, where there are no words to go by. */
const byMeaning = { good: 0.8, strong: 1.6 };

const gradesUpwards: readonly Grade[] = ['weak', 'good', 'strong'];

type Graded = Pick<RankedNote, 'evidence'>;
type GradedBy = Pick<Ranking, 'words' | 'maxScore' | 'evidence'>;

/**
 * Grades how well each note of a ranking answers; null where there is nothing to grade by. A note is never graded better than
 * one above it: where their evidence says so, both have its mean (isotonic regression by pooling adjacent violators;
 * Ayer and others, “An Empirical Distribution Function for Sampling with Incomplete Information”, 1955).
 * @param most the best grade that any of them can have.
 */
export function gradeNotes(notes: readonly Graded[], ranking: GradedBy, most: Grade = 'strong'): (Grade | null)[] {
  const { words, maxScore, evidence: query } = ranking;
  if (query === null || isLetter(words)) return notes.map((note) => (note.evidence.isNamed ? 'strong' : null));
  const isNearKnown = ({ evidence: { similarity } }: Graded) => similarity !== null && query.scale.isMeasured;
  // A note that the query names is what was asked for, whatever its passages say.
  const graded = notes.filter((note) => !note.evidence.isNamed && (maxScore > 0 || isNearKnown(note)));
  const scores = graded.map(({ evidence: note }) => scoreOf(note, query));
  const evidence = nonIncreasing(
    graded.map(({ evidence: note }, place) => {
      const own = evidenceOf(note, scores[place] ?? 0, ranking, query);
      return note.isLiteral || note.isTitled ? Math.max(own, byBoth.good) : own;
    }),
  );
  const highest = maxScore === 0 ? graded.map((): Grade => 'strong') : limitsOf(graded, scores, query);
  const lines = maxScore === 0 ? byMeaning : byBoth;
  const grades = new Map<Graded, Grade>();
  let last = most;
  for (const [place, note] of graded.entries()) {
    last = lower(last, lower(highest[place] ?? 'strong', gradeOf(evidence[place] ?? 0, lines)));
    grades.set(note, last);
  }
  return notes.map((note) => {
    if (note.evidence.isNamed) return 'strong';
    const grade = grades.get(note) ?? null;
    // A library of a few passages has no baseline: then a note is not weak only because it has few of the words.
    return grade === 'weak' && note.evidence.similarity !== null && !isNearKnown(note) ? null : grade;
  });
}

/** Whether a query is one letter of an alphabet: no word yet, and in most notes by accident. A syllable of Korean is one (책). */
function isLetter(words: GradedBy['words']): boolean {
  const [word, ...others] = words;
  return (
    word !== undefined &&
    others.length === 0 &&
    /^(?!\p{sc=Hangul})\p{L}\p{M}*$/u.test(word.typed) &&
    !isUnspaced(word.typed)
  );
}

/** The best grade that each note can have beside the others, and with what it holds of the query. */
function limitsOf(notes: readonly Graded[], scores: readonly number[], query: QueryEvidence): Grade[] {
  const best = scores.reduce((most, score) => Math.max(most, score), 0);
  return notes.map(({ evidence }, place) => {
    const score = scores[place] ?? 0;
    if (score < ofBest.good * best) return evidence.isLiteral ? 'good' : 'weak';
    const near = nearnessOf(evidence, query);
    const saysIt =
      evidence.coverage >= ofStrong.coverage || (near !== null && standout(near, query.scale) >= ofStrong.standout);
    return saysIt && score >= ofBest.strong * best ? 'strong' : 'good';
  });
}

/** The cosine of a note’s nearest passage, if it is known what that means in this library. */
function nearnessOf({ similarity }: NoteEvidence, { scale }: QueryEvidence): number | null {
  return scale.isMeasured ? similarity : null;
}

/** What a note scores by what is known of it in this library. */
function scoreOf(note: NoteEvidence, query: QueryEvidence): number {
  const similarity = nearnessOf(note, query);
  return fusedScore(similarity === note.similarity ? note : { ...note, similarity }, query);
}

/** @param score see scoreOf. */
function evidenceOf(note: NoteEvidence, score: number, { words, maxScore }: GradedBy, query: QueryEvidence): number {
  const similarity = nearnessOf(note, query);
  if (maxScore === 0) return similarity === null ? 0 : standout(similarity, query.scale);
  // The share of what the best match could score, or a passage that stands out as far as the nearest by accident would.
  const share = score / (maxScore + (similarity === null ? 0 : meaningWeight(query)));
  return (
    share +
    byBoth.ofWords * Math.log(Math.max(1, words.length)) +
    (byBoth.ofMissing * query.missing) / Math.max(1e-6, weightOf(words)) +
    byBoth.ofCoverage * note.coverage
  );
}

/** The nearest values, by least squares, of which none exceeds one before it. */
function nonIncreasing(values: readonly number[]): number[] {
  const pools: { sum: number; count: number }[] = [];
  for (const value of values) {
    let pool = { sum: value, count: 1 };
    for (
      let last = pools.at(-1);
      last !== undefined && last.sum / last.count < pool.sum / pool.count;
      last = pools.at(-1)
    ) {
      pool = { sum: last.sum + pool.sum, count: last.count + pool.count };
      pools.pop();
    }
    pools.push(pool);
  }
  return pools.flatMap(({ sum, count }) => new Array<number>(count).fill(sum / count));
}

function gradeOf(evidence: number, { good, strong }: { good: number; strong: number }): Grade {
  if (evidence >= strong) return 'strong';
  return evidence >= good ? 'good' : 'weak';
}

function lower(one: Grade, other: Grade): Grade {
  return gradesUpwards.indexOf(one) < gradesUpwards.indexOf(other) ? one : other;
}
