import { follow } from '../../lib/store.ts';
import { changePreferences, preferencesStore } from './store.ts';

/** In percent. */
const steps = [80, 90, 100, 110, 125, 150, 175, 200];

/** Makes text as large as the user likes it, and again when they change that. Sizes are in rem, so all grows with it. */
export function applyZoom(): void {
  const apply = (zoom: number): void => document.documentElement.style.setProperty('font-size', `${zoom}%`);
  apply(preferencesStore.getState().now.zoom);
  follow(preferencesStore, ({ now }) => now.zoom, apply);
}

/** One step larger or smaller, within the limits. */
export function zoomBy(direction: 1 | -1): void {
  const { zoom } = preferencesStore.getState().now;
  const next = direction > 0 ? steps.find((step) => step > zoom) : steps.findLast((step) => step < zoom);
  if (next !== undefined) changePreferences({ zoom: next });
}

export function resetZoom(): void {
  changePreferences({ zoom: 100 });
}
