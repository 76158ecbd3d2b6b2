import type { Ref } from 'react';
import type { MapCluster } from '../../../shared/map.ts';
import { visible } from '../../../shared/visible.ts';
import { t } from '../../lib/translate.tsx';
import { clusterName } from './cluster-text.ts';
import { type Camera, type Size, toMap, toStage } from './drawing/camera.ts';
import { type Box, placedLabels } from './drawing/label-places.ts';
import type { PointGrid } from './drawing/point-grid.ts';

/** Words of a group that its label on the map shows: all of them are in the list. */
const shownWords = 2;

/** Of a point on the stage, in CSS pixels: what is that near to a label is under it. */
const pointRadius = 4;

interface Shown {
  clusters: readonly MapCluster[];
  grid: PointGrid;
  /** Whether a point is drawn in colour. */
  isShown: (point: number) => boolean;
}

/** Puts the labels beside their groups’ points, and hides those that have no room. Larger groups have precedence. */
export function placeLabels(labels: HTMLElement, { clusters, grid, isShown }: Shown, camera: Camera, size: Size): void {
  const elements = new Map<number, HTMLElement>();
  for (const element of labels.children)
    if (element instanceof HTMLElement) elements.set(Number(element.dataset.cluster), element);
  const wanted = clusters.map((cluster) => {
    const { offsetWidth: width = 0, offsetHeight: height = 0 } = elements.get(cluster.id) ?? {};
    return { id: cluster.id, place: toStage(camera, size, cluster), width, height };
  });
  const pointsIn = ({ x, y, width, height }: Box): number => {
    const [left, right] = [x - pointRadius, x + width + pointRadius];
    const low = toMap(camera, size, { x: left, y: y + height + pointRadius });
    return grid.countIn(low, toMap(camera, size, { x: right, y: y - pointRadius }), isShown);
  };
  const places = placedLabels(wanted, size, coveredBoxes(labels), pointsIn);
  for (const [id, element] of elements) {
    const place = places.get(id);
    element.style.visibility = place ? 'visible' : 'hidden';
    if (place) element.style.transform = `translate(${Math.round(place.x)}px, ${Math.round(place.y)}px)`;
  }
}

/** What lies over the map, as boxes on the stage. */
function coveredBoxes(labels: HTMLElement): Box[] {
  const stage = labels.getBoundingClientRect();
  const over = labels.closest('[data-stage]')?.querySelectorAll('[data-over-map]') ?? [];
  return Array.from(over, (element) => {
    const { left, top, width, height } = element.getBoundingClientRect();
    return { x: left - stage.left, y: top - stage.top, width, height };
  });
}

interface GroupLabelsProps {
  ref: Ref<HTMLDivElement>;
  /** The largest first. */
  clusters: readonly MapCluster[];
  onPick: (cluster: MapCluster) => void;
}

/** The groups’ names on the map. Pressed, one shows its group and lists its notes. */
export function GroupLabels({ ref, clusters, onPick }: GroupLabelsProps) {
  return (
    <div ref={ref} className="pointer-events-none absolute inset-0">
      {clusters.map((cluster) => (
        <button
          key={cluster.id}
          type="button"
          data-cluster={cluster.id}
          aria-label={t('Show the group “{group}”', { group: clusterName(cluster) })}
          onClick={() => onPick(cluster)}
          className="map-label pointer-events-auto invisible absolute top-0 left-0 max-w-44 truncate rounded-md px-1 py-px text-xs font-medium text-ink hover:bg-raised hover:shadow-float"
        >
          {visible(clusterName({ ...cluster, words: cluster.words.slice(0, shownWords) }))}
        </button>
      ))}
    </div>
  );
}
