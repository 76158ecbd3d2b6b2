import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import type { MapCluster } from '../../../shared/map.ts';
import { t } from '../../lib/translate.tsx';
import { remInPixels } from '../../ui/use-rem.ts';
import { clusterName } from './cluster-text.ts';
import type { Colouring } from './colour-groups.ts';
import {
  type Camera,
  type Covered,
  fitting,
  type Place,
  panned,
  toMap,
  toStage,
  withSight,
  zoomedAt,
} from './drawing/camera.ts';
import { followGestures } from './drawing/gestures.ts';
import { MapStage } from './drawing/map-stage.ts';
import { type Direction, PointGrid } from './drawing/point-grid.ts';
import { GroupLabels, placeLabels } from './group-labels.tsx';
import { HoverCard } from './hover-card.tsx';
import { sceneOf } from './looks.ts';
import type { MapNotes } from './map-notes.ts';
import { openMapNote, readMapNote } from './open-note.ts';
import { stageId } from './stage-focus.ts';
import { placeMarks, placeOf, Ring, spoken } from './stage-marks.tsx';
import { mapStore, useMap } from './store.ts';
import { useMedia } from './use-media.ts';
import { panelWidth } from './widths.ts';
import { ZoomKeys } from './zoom-keys.tsx';
import { zoomStep } from './zoom-step.ts';

interface StageViewProps {
  notes: MapNotes;
  clusters: readonly MapCluster[];
  colouring: Colouring;
  strengths: ReadonlyMap<number, number>;
  /** What covers the map at its sides, in CSS pixels. */
  covered: Covered;
  onFailure: () => void;
}

/** CSS pixels around a point within which the pointer is on it. */
const reach = 12;
/** A selected note is brought into sight when it is nearer to the edge than this. */
const edge = 40;
const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};

/** The notes as points, with what lies over them. Everything that follows the camera is moved in its frames, without React. */
export function StageView({ notes, clusters, colouring, strengths, covered, onFailure }: StageViewProps) {
  const box = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const labels = useRef<HTMLDivElement>(null);
  const marks = useRef<HTMLDivElement>(null);
  const lasso = useRef<SVGPolygonElement>(null);
  const stage = useRef<MapStage | null>(null);
  const [hovered, setHovered] = useState<number | null>(null);
  const selected = useMap((state) => state.selected);
  const group = useMap((state) => state.group);
  const picked = useMap((state) => state.picked);
  const isLasso = useMap((state) => state.isLasso);
  const isForced = useMedia('(forced-colors: active)');
  const grid = useMemo(() => new PointGrid(notes.positions, notes.placed), [notes]);
  const isShown = (note: number) => group === null || colouring.groupOf[note] === group;
  const scene = useMemo(
    () => sceneOf({ notes, colouring, strengths, group, picked: picked?.notes ?? null, isForced, covered }),
    [notes, colouring, strengths, group, picked, isForced, covered],
  );

  /** What the frames and the gestures need of the latest render. */
  const latest = useRef({ notes, clusters, grid, isShown });
  useEffect(() => {
    latest.current = { notes, clusters, grid, isShown };
    stage.current?.invalidate();
  });

  useEffect(() => {
    if (!canvas.current || !box.current) return undefined;
    const made = new MapStage(canvas.current, {
      onFrame: (camera, size) => {
        if (labels.current) placeLabels(labels.current, latest.current, camera, size);
        if (marks.current) placeMarks(marks.current, latest.current.notes, camera, size);
      },
      onFailure,
    });
    stage.current = made;
    const noteAt = (point: Place): number | null => {
      const place = toMap(made.camera, made.size, point);
      const found = latest.current.grid.nearest(place, reach / made.camera.scale, latest.current.isShown);
      return found === -1 ? null : found;
    };
    // However far one pans or zooms, notes stay in sight: there is no way to get lost.
    const inSight = (camera: Camera): Camera => {
      const { grid, isShown, notes } = latest.current;
      const half = Math.min(made.size.width, made.size.height) / 2 / camera.scale;
      const nearest = grid.nearestOf(camera, [half * 0.1, half * 0.8, Number.MAX_SAFE_INTEGER], isShown);
      return nearest === -1 ? camera : withSight(camera, made.size, placeOf(notes, nearest));
    };
    const stopFollowing = followGestures(
      box.current,
      {
        onPan: (dx, dy) => made.look(inSight(panned(made.camera, dx, dy))),
        onZoom: (point, factor) =>
          made.look(inSight(zoomedAt(made.camera, made.size, point, factor, made.fittedScale))),
        onHover: (point) => setHovered(point === null ? null : noteAt(point)),
        onClick: (point) => {
          const note = noteAt(point);
          if (note === null) mapStore.getState().select(null);
          else openMapNote(note);
        },
        onDoubleClick: (point) => {
          if (noteAt(point) === null)
            made.flyTo(inSight(zoomedAt(made.camera, made.size, point, zoomStep * zoomStep, made.fittedScale)));
        },
        onLasso: (line, isDone) => {
          lasso.current?.setAttribute('points', isDone ? '' : line.map(({ x, y }) => `${x},${y}`).join(' '));
          if (!isDone || line.length < 3) return;
          const polygon = line.map((point) => toMap(made.camera, made.size, point));
          const inside = latest.current.grid.inside(polygon, latest.current.isShown);
          mapStore.getState().pick({ title: t('Inside the line'), notes: inside, clusterId: null });
        },
      },
      () => mapStore.getState().isLasso,
    );
    return () => {
      stopFollowing();
      made.close();
      stage.current = null;
    };
  }, [onFailure]);

  useEffect(() => stage.current?.show(scene), [scene]);

  // A note that was selected elsewhere, or by an arrow, is brought into sight.
  useEffect(() => {
    const made = stage.current;
    if (made === null || selected === null || selected >= notes.placed) return;
    const { x, y } = toStage(made.camera, made.size, placeOf(notes, selected));
    const isSeen = x > edge && y > edge && x < made.size.width - edge && y < made.size.height - edge;
    if (!isSeen) made.flyTo({ ...made.camera, ...placeOf(notes, selected) });
  }, [notes, selected]);

  const handleKey = (event: KeyboardEvent): void => {
    const made = stage.current;
    if (made === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const direction = directions[event.key];
    const middle = { x: made.size.width / 2, y: made.size.height / 2 };
    const zoom = (factor: number) => made.flyTo(zoomedAt(made.camera, made.size, middle, factor, made.fittedScale));
    if (direction !== undefined) {
      const { camera } = made;
      const next =
        selected === null || selected >= notes.placed
          ? grid.nearest({ x: camera.x, y: camera.y }, Number.MAX_SAFE_INTEGER, isShown)
          : grid.neighbour(selected, direction, isShown);
      if (next !== -1) mapStore.getState().select(next);
    } else if (event.key === 'Enter' && selected !== null) readMapNote(selected);
    else if (event.key === '+' || event.key === '=') zoom(zoomStep);
    else if (event.key === '-') zoom(1 / zoomStep);
    else if (event.key === '0') made.fit();
    else return;
    event.preventDefault();
  };
  const pickCluster = (cluster: MapCluster): void => {
    const members = [...notes.clusters.keys()].filter((note) => notes.clusters[note] === cluster.id);
    mapStore.getState().pick({ title: clusterName(cluster), notes: members, clusterId: cluster.id });
    const made = stage.current;
    const beside = { left: covered.left, right: panelWidth * remInPixels() };
    made?.flyTo(fitting(notes.positions, members, made.size, beside));
  };

  return (
    <div className="absolute inset-0 overflow-hidden">
      <div
        ref={box}
        id={stageId}
        role="application"
        aria-label={t('Map of your notes. Arrow keys go from note to note, Enter opens one; the list shows the same.')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it takes the arrow keys.
        tabIndex={0}
        onKeyDown={handleKey}
        className={`absolute inset-0 touch-none -outline-offset-2 ${isLasso ? 'cursor-crosshair' : hovered === null ? 'cursor-grab active:cursor-grabbing' : 'cursor-pointer'}`}
      >
        <canvas ref={canvas} aria-hidden className="absolute inset-0 size-full" />
      </div>
      <svg aria-hidden className="pointer-events-none absolute inset-0 size-full">
        <polygon ref={lasso} className="fill-accent-soft stroke-accent" strokeWidth={1.5} strokeLinejoin="round" />
      </svg>
      <GroupLabels ref={labels} clusters={clusters} onPick={pickCluster} />
      <div ref={marks} aria-hidden className="pointer-events-none absolute inset-0">
        {selected !== null && selected < notes.placed && <Ring note={selected} />}
        {hovered !== null && hovered !== selected && <Ring note={hovered} isFaint />}
        {hovered !== null && <HoverCard note={hovered} notes={notes} clusters={clusters} />}
      </div>
      <ZoomKeys
        onZoom={(factor) => {
          const made = stage.current;
          const middle = { x: (made?.size.width ?? 0) / 2, y: (made?.size.height ?? 0) / 2 };
          made?.flyTo(zoomedAt(made.camera, made.size, middle, factor, made.fittedScale));
        }}
        onFit={() => stage.current?.fit()}
      />
      <p aria-live="polite" className="sr-only">
        {selected === null ? '' : spoken(notes, selected, clusters)}
      </p>
    </div>
  );
}
