import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import type { MapBatch, MapState } from '../../../shared/map.ts';
import { request } from '../../lib/api.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore, hookOf } from '../../lib/store.ts';
import type { ColourBy } from './colour-groups.ts';
import { type MapNotes, mapNotesOf } from './map-notes.ts';

/** Some notes that the user has picked out, by a line around them or as a group. */
export interface Picked {
  title: string;
  /** Indices of the notes. */
  notes: readonly number[];
  /** The cluster that they are; null for those inside a line. */
  clusterId: number | null;
}

interface MapStoreState {
  /** What the engine says of the map; null until it has answered. */
  state: MapState | null;
  notes: MapNotes | null;
  failure: ErrorShape | null;
  /** The index of the selected note; null for none. */
  selected: number | null;
  picked: Picked | null;
  colourBy: ColourBy;
  /** The line of the legend whose notes alone are shown; null for all. */
  group: number | null;
  view: 'map' | 'list';
  /** Whether dragging draws a line around notes. */
  isLasso: boolean;
  show(state: MapState): void;
  fail(error: unknown): void;
  select(note: number | null): void;
  pick(picked: Picked | null): void;
  colour(by: ColourBy): void;
  showGroup(group: number | null): void;
  setView(view: 'map' | 'list'): void;
  setLasso(isLasso: boolean): void;
}

export function createMapStore(readPoints: (from: number) => Promise<MapBatch>) {
  const latest = createLatest();

  return createStore<MapStoreState>('map', (set, get) => {
    /** Reads all notes of a version. If it becomes another meanwhile, the engine’s next state begins anew. */
    async function load(version: number): Promise<void> {
      const isLatest = latest.begin();
      const batches: MapBatch[] = [];
      for (let from = 0, total = 1; from < total; ) {
        const batch = await readPoints(from);
        if (!isLatest()) return;
        if (batch.version !== version) return load(batch.version);
        batches.push(batch);
        total = batch.total;
        from += Math.max(1, batch.titles.length);
      }
      const { notes: before, selected } = get();
      const notes = mapNotesOf(version, batches);
      const selectedId = selected === null ? undefined : before?.noteIds[selected];
      const stays = selectedId === undefined ? null : (notes.indexOf.get(selectedId) ?? null);
      set({ notes, selected: stays, picked: null, group: null, failure: null });
    }

    return {
      state: null,
      notes: null,
      failure: null,
      selected: null,
      picked: null,
      colourBy: 'folder',
      group: null,
      view: 'map',
      isLasso: false,
      show: (state) => {
        // Notes that could not be had are asked for again with the next state.
        const isWanted = state.version !== get().state?.version || get().failure !== null;
        set({ state });
        if (isWanted) load(state.version).catch(get().fail);
      },
      fail: (error) => set({ failure: toErrorShape(error) }),
      select: (selected) => set({ selected }),
      pick: (picked) => set({ picked, isLasso: false }),
      colour: (colourBy) => set({ colourBy, group: null }),
      showGroup: (group) => set({ group }),
      setView: (view) => set({ view, isLasso: false }),
      setLasso: (isLasso) => set({ isLasso }),
    };
  });
}

export const mapStore = createMapStore((from) => request('map.points', { from }));

export const useMap = hookOf(mapStore);
