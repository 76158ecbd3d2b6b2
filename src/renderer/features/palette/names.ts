import uFuzzy from '@leeoniya/ufuzzy';

/** How well a name matches what is typed, best first. */
export const tiers = { exact: 0, prefix: 1, word: 2, similar: 3 } as const;

export interface Match {
  /** The place of the name in the list. */
  at: number;
  tier: number;
}

// Letters of any script; within a word, one error is allowed.
const fuzzy = new uFuzzy({
  unicode: true,
  interSplit: "[^\\p{L}\\p{M}\\d']+",
  intraSplit: '\\p{Ll}\\p{Lu}',
  intraBound: '\\p{L}\\d|\\d\\p{L}|\\p{Ll}\\p{Lu}',
  intraChars: "[\\p{L}\\p{M}\\d']",
  intraContr: "'\\p{L}{1,2}\\b",
  intraMode: 1,
  intraIns: 1,
  intraSub: 1,
  intraTrn: 1,
  intraDel: 1,
});
/** Words that may be typed in any order, if there are no more. */
const mostPermuted = 3;
/** Up to so many matches are ranked by how near they are; of more, only their beginnings are looked at. */
const mostRanked = 1_000;

/**
 * The names that match, of a list of folded names: first the one that is typed, then those that begin with it, those with a word that does, and at the
 * end those that are only similar; short ones before long ones where they are equal otherwise.
 */
export function matchesOf(folded: string[], typed: string, limit: number): Match[] {
  const needle = foldName(typed.trim());
  if (needle === '') return [];
  const [found, info, order] = fuzzy.search(folded, needle, mostPermuted, mostRanked);
  const ranked = info && order ? order.map((place) => info.idx[place] ?? 0) : (found ?? []);
  const best: (Match & { rank: number })[] = [];
  for (const [place, at] of ranked.entries()) {
    const name = folded[at] ?? '';
    const tier = tierOf(name, needle);
    const match = { at, tier, rank: tier === tiers.similar ? place : name.length };
    const worst = best[limit - 1];
    if (worst && !isBefore(match, worst)) continue;
    // Only the best are kept in order: one letter may match every name there is.
    const before = best.findIndex((each) => isBefore(match, each));
    best.splice(before === -1 ? best.length : before, 0, match);
    best.length = Math.min(best.length, limit);
  }
  return best;
}

function isBefore(a: Match & { rank: number }, b: Match & { rank: number }): boolean {
  return a.tier < b.tier || (a.tier === b.tier && a.rank < b.rank);
}

function tierOf(name: string, needle: string): number {
  if (name === needle) return tiers.exact;
  if (name.startsWith(needle)) return tiers.prefix;
  const place = name.indexOf(needle);
  if (place > 0 && !/[\p{L}\p{M}\d]/u.test(name.charAt(place - 1))) return tiers.word;
  return tiers.similar;
}

/** A name as it is compared: lower case, without accents. */
export function foldName(name: string): string {
  return name.normalize('NFKD').replace(marks, '').toLowerCase();
}

const marks = /[\u0300-\u036f]/g;
