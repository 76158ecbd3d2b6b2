import { createLater } from '../../ui/later.tsx';
import { usePalette } from './store.ts';

const { Part, preload } = createLater(() => import('./palette-dialog.tsx'));

export const preloadPalette = preload;

export function Palette() {
  return usePalette((state) => state.isOpen) && <Part />;
}
