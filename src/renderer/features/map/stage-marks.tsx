import type { MapCluster } from '../../../shared/map.ts';
import { visible } from '../../../shared/visible.ts';
import { t } from '../../lib/translate.tsx';
import { clusterName } from './cluster-text.ts';
import { type Camera, type Place, type Size, toStage } from './drawing/camera.ts';
import type { MapNotes } from './map-notes.ts';

export function placeOf({ positions }: MapNotes, note: number): Place {
  return { x: positions[2 * note] ?? 0, y: positions[2 * note + 1] ?? 0 };
}

/** Puts everything that belongs to a note over its point. A card that would leave the stage stands on the other side. */
export function placeMarks(marks: HTMLElement, notes: MapNotes, camera: Camera, size: Size): void {
  for (const mark of marks.children) {
    if (!(mark instanceof HTMLElement)) continue;
    const point = toStage(camera, size, placeOf(notes, Number(mark.dataset.note)));
    let { x, y } = point;
    if (mark.dataset.card !== undefined) {
      const { offsetWidth: width, offsetHeight: height } = mark;
      x = Math.max(4, Math.min(size.width - width - 4, point.x - width / 2));
      y = point.y - height - 12 < 4 ? point.y + 14 : point.y - height - 12;
    }
    mark.style.transform = `translate(${x}px, ${y}px)`;
  }
}

/** A ring around a note’s point. */
export function Ring({ note, isFaint = false }: { note: number; isFaint?: boolean }) {
  return (
    <div data-note={note} className="absolute top-0 left-0">
      <span
        className={`absolute -top-2.5 -left-2.5 size-5 rounded-full border-2 ${isFaint ? 'border-line-strong' : 'border-accent'}`}
      />
    </div>
  );
}

/** What is read out of a selected note. */
export function spoken(notes: MapNotes, note: number, clusters: readonly MapCluster[]): string {
  const cluster = clusters[notes.clusters[note] ?? -1];
  const title = notes.titles[note] ?? '';
  return cluster ? t('{note}, in {group}', { note: title, group: clusterName(cluster) }) : visible(title);
}
