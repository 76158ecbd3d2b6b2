import type { MapCluster } from '../../../shared/map.ts';
import { visible } from '../../../shared/visible.ts';
import { date } from '../../lib/format.ts';
import { clusterName } from './cluster-text.ts';
import type { MapNotes } from './map-notes.ts';

interface HoverCardProps {
  note: number;
  notes: MapNotes;
  clusters: readonly MapCluster[];
}

/** What is known of the note under the pointer. */
export function HoverCard({ note, notes, clusters }: HoverCardProps) {
  const cluster = clusters[notes.clusters[note] ?? -1];
  return (
    <div
      data-note={note}
      data-card=""
      className="absolute top-0 left-0 max-w-72 rounded-lg border border-line bg-raised px-3 py-2 shadow-float"
    >
      <p className="line-clamp-2 text-sm font-medium text-ink">{visible(notes.titles[note] ?? '')}</p>
      <p className="truncate text-xs text-dim">
        {visible(notes.folders[note] ?? '')} · {date(notes.dates[note] ?? 0)}
      </p>
      {cluster && <p className="truncate text-xs text-dim">{clusterName(cluster)}</p>}
    </div>
  );
}
