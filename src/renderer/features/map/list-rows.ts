import { t } from '../../lib/translate.tsx';
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

/** The place of each note in the order of titles, by the notes: comparing titles is slow. */
const places = new WeakMap<MapNotes, Int32Array>();

/** Notes in the order of their titles. */
export function byTitle(notes: MapNotes, listed: readonly number[]): number[] {
  const placeOf = places.get(notes) ?? titlePlaces(notes);
  places.set(notes, placeOf);
  return listed.toSorted((a, b) => (placeOf[a] ?? 0) - (placeOf[b] ?? 0));
}

function titlePlaces({ titles }: MapNotes): Int32Array {
  const { compare } = new Intl.Collator(undefined, { numeric: true });
  const placeOf = new Int32Array(titles.length);
  const ordered = [...titles.keys()].sort((a, b) => compare(titles[a] ?? '', titles[b] ?? ''));
  for (const [place, note] of ordered.entries()) placeOf[note] = place;
  return placeOf;
}

/**
 * Notes as rows: under a heading for each cluster, in their order, then those between the clusters and those without a place.
 * In each, hits come first, the strongest at the top, then the others in the order that they are given in.
 * @param clusterNames null for rows without headings.
 */
export function listRows(
  notes: MapNotes,
  listed: readonly number[],
  clusterNames: readonly string[] | null,
  strengths: ReadonlyMap<number, number>,
): ListRow[] {
  const strengthOf = (note: number) => strengths.get(notes.noteIds[note] ?? 0) ?? 0;
  const groups = new Map<number, { hits: number[]; others: number[] }>();
  for (const note of listed) {
    const group = clusterNames === null ? 0 : groupOf(notes, note, clusterNames.length);
    const held = groups.get(group) ?? { hits: [], others: [] };
    groups.set(group, held);
    (strengthOf(note) > 0 ? held.hits : held.others).push(note);
  }
  const rows: ListRow[] = [];
  let position = 0;
  for (const [group, { hits, others }] of [...groups].sort(([a], [b]) => a - b)) {
    const members = [...hits.sort((a, b) => strengthOf(b) - strengthOf(a)), ...others];
    const name = clusterNames === null ? '' : nameOf(group, clusterNames);
    if (clusterNames !== null) rows.push({ kind: 'heading', key: `group ${group}`, name, notes: members.length });
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
  return clusterNames[group] ?? (group === clusterNames.length ? t('Between the groups') : t('Not on the map'));
}
