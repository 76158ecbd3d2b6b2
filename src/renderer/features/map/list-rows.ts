import type { MapNotes } from './map-notes.ts';

export type ListRow =
  | { kind: 'heading'; key: string; name: string; notes: number }
  | {
      kind: 'note';
      key: string;
      /** The note’s index. */
      note: number;
      /** From 1. */
      position: number;
      /** The name of its group. */
      group: string;
    };

const elsewhere = 'Between the groups';
const unplaced = 'Not on the map';

/**
 * Notes as rows: under a heading for each cluster, in their order, then those between the clusters and those without a place.
 * In each, hits come first, the strongest at the top, then the titles in alphabetical order.
 * @param clusterNames null for rows without headings.
 */
export function listRows(
  notes: MapNotes,
  listed: readonly number[],
  clusterNames: readonly string[] | null,
  strengths: ReadonlyMap<number, number>,
): ListRow[] {
  const groups = new Map<number, number[]>();
  for (const note of listed) {
    const group = clusterNames === null ? 0 : groupOf(notes, note, clusterNames.length);
    const held = groups.get(group);
    if (held === undefined) groups.set(group, [note]);
    else held.push(note);
  }
  const strengthOf = (note: number) => strengths.get(notes.noteIds[note] ?? 0) ?? 0;
  const titleOf = (note: number) => notes.titles[note] ?? '';
  const collator = new Intl.Collator(undefined, { numeric: true });
  const rows: ListRow[] = [];
  let position = 0;
  for (const [group, members] of [...groups].sort(([a], [b]) => a - b)) {
    const name = clusterNames === null ? '' : nameOf(group, clusterNames);
    if (clusterNames !== null) rows.push({ kind: 'heading', key: `group ${group}`, name, notes: members.length });
    members.sort((a, b) => strengthOf(b) - strengthOf(a) || collator.compare(titleOf(a), titleOf(b)));
    for (const note of members) {
      position++;
      rows.push({ kind: 'note', key: `note ${notes.noteIds[note]}`, note, position, group: name });
    }
  }
  return rows;
}

/** The cluster, or a number after those of the clusters. */
function groupOf(notes: MapNotes, note: number, clusters: number): number {
  if (note >= notes.placed) return clusters + 1;
  const cluster = notes.clusters[note] ?? -1;
  return cluster === -1 ? clusters : cluster;
}

function nameOf(group: number, clusterNames: readonly string[]): string {
  return clusterNames[group] ?? (group === clusterNames.length ? elsewhere : unplaced);
}
