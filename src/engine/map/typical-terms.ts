import { Pace } from '../lib/pace.ts';
import { isStopTerm } from '../text-index/analysis/stop-words.ts';
import { termPosition } from '../text-index/postings.ts';
import type { TextIndex } from '../text-index/text-index.ts';

/** Terms kept for each cluster: some of them turn out to be the same word. */
const maxTerms = 12;
/** A word is only typical of a cluster if this share of its notes has it. */
const minShare = 0.12;
/** How often a word counts in one note: those of its title, which the index counts more than once, weigh more. */
const maxFrequency = 4;
/** A word of letters, or two characters of a script without spaces: no number, path or tag. */
const nameable =
  /^(?=[\p{L}\p{M}'-]*$)(?:[\p{L}\p{M}'-]{3,}|[^\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]{2})$/u;

/** A term that is typical of a cluster’s notes, by its number in the vocabulary. */
export interface TypicalTerm {
  term: number;
  score: number;
}

/**
 * The terms that are more frequent in a cluster than in the others, the most typical first (class-based TF-IDF: Grootendorst
 * 2022, with few occurrences in each note counted, so that one long note does not name its cluster), weighed by how much of a
 * term’s occurrences are in the cluster.
 * @param clusterOf by note id; −1 for a note in no cluster.
 * @param sizes the number of notes in each cluster.
 * @throws the signal’s reason, within a few milliseconds.
 */
export async function typicalTerms(
  index: TextIndex,
  clusterOf: Int32Array,
  sizes: readonly number[],
  signal: AbortSignal,
): Promise<TypicalTerm[][]> {
  // The index may change in between: these stay as they are.
  const { segments } = index.postings;
  const { alive, noteIds } = index.slots;
  const languages = [...index.notes.languages.keys()];
  const perCluster = sizes.reduce((sum, size) => sum + size, 0) / Math.max(1, sizes.length);
  const best: TypicalTerm[][] = sizes.map(() => []);
  const counts = new Int32Array(sizes.length);
  const weights = new Float64Array(sizes.length);
  const pace = new Pace();
  for (const [term, text] of index.vocabulary.terms.entries()) {
    const pause = pace.pause(signal);
    // Even to wait for nothing takes its time, a hundred thousand times.
    if (pause !== undefined) await pause;
    if (!nameable.test(text) || languages.some((language) => isStopTerm(text, language))) continue;
    counts.fill(0);
    weights.fill(0);
    let total = 0;
    let lastNote = -1;
    for (const { base, terms, starts, slots, frequencies } of segments) {
      const place = termPosition(terms, term);
      if (place === -1) continue;
      for (let at = starts[place] ?? 0, end = starts[place + 1] ?? 0; at < end; at++) {
        const slot = base + (slots[at] ?? 0);
        const note = noteIds[slot] ?? 0;
        const cluster = clusterOf[note] ?? -1;
        // The passages of a note follow one another.
        if (alive[slot] !== 1 || note === lastNote || cluster === -1) continue;
        lastNote = note;
        counts[cluster] = (counts[cluster] ?? 0) + 1;
        const weight = Math.min(maxFrequency, frequencies[at] ?? 0) / maxFrequency;
        weights[cluster] = (weights[cluster] ?? 0) + weight;
        total += weight;
      }
    }
    if (total === 0) continue;
    const rarity = Math.log(1 + perCluster / total);
    for (const [cluster, count] of counts.entries()) {
      const size = sizes[cluster] ?? 1;
      const weight = weights[cluster] ?? 0;
      // A word that is nearly as frequent elsewhere (“days”, “end”) says little, however many of the notes have it.
      const score = (weight / size) * rarity * (weight / total);
      if (count >= 2 && count / size >= minShare) keepBest(best[cluster] ?? [], { term, score });
    }
  }
  return best;
}

function keepBest(best: TypicalTerm[], candidate: TypicalTerm): void {
  if (best.length === maxTerms && candidate.score <= (best.at(-1)?.score ?? 0)) return;
  const place = best.findIndex(({ score }) => score < candidate.score);
  best.splice(place === -1 ? best.length : place, 0, candidate);
  if (best.length > maxTerms) best.pop();
}
