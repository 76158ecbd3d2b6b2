import type { SearchMode } from '../../../shared/domain.ts';
import { type Evidence, phraseBonus, type Ranked, scoreOf } from './fusion.ts';

/** How much the words count that only a note’s other passages contain, beside its best one. Measured, see docs/search.md. */
const othersShare = 0.2;

/** A note with its passages, best first, and their score together. */
export interface RankedNote {
  noteId: number;
  score: number;
  passages: Ranked[];
}

/**
 * Ranks notes, best first. Of a note’s similarities, the highest counts. Of its words, those in its best passage count in
 * full, and those that only other passages contain in part: an answer may be spread over a note, but a long note must not
 * rank higher only because it is long.
 */
export function rankNotes(passages: readonly Ranked[], evidence: Evidence, mode: SearchMode): RankedNote[] {
  const notes = new Map<number, Ranked[]>();
  for (const passage of passages) {
    const known = notes.get(passage.noteId);
    if (known === undefined) notes.set(passage.noteId, [passage]);
    else known.push(passage);
  }
  return [...notes]
    .map(([noteId, own]) => ({
      noteId,
      score: noteScore(own, evidence, mode),
      passages: own.sort((a, b) => b.score - a.score || a.slot - b.slot),
    }))
    .sort((a, b) => b.score - a.score || a.noteId - b.noteId);
}

function noteScore(passages: readonly Ranked[], evidence: Evidence, mode: SearchMode): number {
  const similarities = passages.flatMap(({ similarity }) => similarity ?? []);
  const similarity = similarities.length === 0 ? null : Math.max(...similarities);
  const best = Math.max(...passages.map(({ words }) => words));
  const together: number[] = [];
  for (const { shares } of passages) {
    for (const [word, share] of shares.entries()) together[word] = Math.max(together[word] ?? 0, share);
  }
  const all = together.reduce((sum, share) => sum + share, 0);
  const words = best + othersShare * Math.max(0, all - best);
  const bonus = passages.some(({ hasPhrase }) => hasPhrase) ? phraseBonus : 0;
  return scoreOf(similarity, words, evidence, mode) + bonus;
}
