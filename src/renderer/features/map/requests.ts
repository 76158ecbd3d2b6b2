import { onEvent, request } from '../../lib/api.ts';
import { follow } from '../../lib/store.ts';
import { libraryStore } from '../library/store.ts';
import { noticesStore, reportFailure } from '../notices/store.ts';
import { mapStore } from './store.ts';

/** Milliseconds that the library must have been at rest before its map follows. */
const rest = 1_500;

/** Keeps the map up to date while it is open. @returns a function that stops it. */
export function followMap(): () => void {
  const { show, fail } = mapStore.getState();
  let resting: ReturnType<typeof setTimeout> | undefined;
  const update = () => request('map.update', { anew: false }).then(show, fail);
  const stopListening = onEvent('map.changed', show, noticesStore.getState().report);
  const stopFollowing = follow(
    libraryStore,
    ({ library }) => [library?.revision, library?.progress.phase, library?.model.key],
    () => {
      clearTimeout(resting);
      resting = setTimeout(update, rest);
    },
  );
  void update();
  return () => {
    clearTimeout(resting);
    stopListening();
    stopFollowing();
  };
}

/** Lays all notes out anew. */
export function redrawMap(): void {
  reportFailure(request('map.update', { anew: true }).then(mapStore.getState().show));
}

/** @param name null to call the group by its words again. */
export function renameCluster(clusterId: number, name: string | null): void {
  const { state, show } = mapStore.getState();
  if (state !== null) reportFailure(request('map.rename', { version: state.version, clusterId, name }).then(show));
}
