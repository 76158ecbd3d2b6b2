import type { Grade } from '../../../shared/domain.ts';
import { weightOf } from '../ranking/candidates.ts';
import { fusedScore, meaningWeight } from '../ranking/fusion.ts';
import type { RankedNote } from '../ranking/rank-notes.ts';
import type { Ranking } from '../ranking/ranking.ts';
import { standout } from '../semantic/similarity-scale.ts';

/** Fitted by logistic regression on right hits and foreign questions of four models, leaving families of sets out: see docs/search.md. */
const byBoth = { ofWords: 0.105, ofMissing: -0.29, ofCoverage: 0.27, good: 0.55, strong: 0.9 };
/** Standouts, where there are no words to go by. */
const byMeaning = { good: 0.8, strong: 1.6 };

/** Grades how well a note answers; null where there is nothing to grade by. */
export function gradeNote(
  { evidence: note }: Pick<RankedNote, 'evidence'>,
  { words, maxScore, evidence: query }: Pick<Ranking, 'words' | 'maxScore' | 'evidence'>,
): Grade | null {
  if (query === null) return null;
  const isNearKnown = note.similarity !== null && query.scale.isMeasured;
  if (maxScore === 0) return isNearKnown ? gradeOf(standout(note.similarity ?? 0, query.scale), byMeaning) : null;
  const similarity = isNearKnown ? note.similarity : null;
  // The share of what the best match could score, or a passage that stands out as far as the nearest by accident would.
  const share = fusedScore({ ...note, similarity }, query) / (maxScore + (isNearKnown ? meaningWeight(query) : 0));
  const evidence =
    share +
    byBoth.ofWords * Math.log(Math.max(1, words.length)) +
    (byBoth.ofMissing * query.missing) / Math.max(1e-6, weightOf(words)) +
    byBoth.ofCoverage * note.coverage;
  const grade = gradeOf(evidence, byBoth);
  // A library of a few passages has no baseline: then a note is not weak only because it has few of the words.
  return grade === 'weak' && note.similarity !== null && !isNearKnown ? null : grade;
}

function gradeOf(evidence: number, { good, strong }: { good: number; strong: number }): Grade {
  if (evidence >= strong) return 'strong';
  return evidence >= good ? 'good' : 'weak';
}
