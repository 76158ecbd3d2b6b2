import type { Ranked } from './fusion.ts';

/** A note that answers: its passages, best first, and what they are worth together. */
export interface RankedNote {
  documentId: number;
  score: number;
  passages: Ranked[];
}

/** Notes, best first. */
export function rankNotes(passages: readonly Ranked[]): RankedNote[] {
  const notes = new Map<number, Ranked[]>();
  for (const passage of passages) {
    const known = notes.get(passage.documentId);
    if (known === undefined) notes.set(passage.documentId, [passage]);
    else known.push(passage);
  }
  return [...notes]
    .map(([documentId, own]) => {
      const sorted = own.sort((a, b) => b.score - a.score || a.slot - b.slot);
      return { documentId, score: sorted[0]?.score ?? 0, passages: sorted };
    })
    .sort((a, b) => b.score - a.score || a.documentId - b.documentId);
}
