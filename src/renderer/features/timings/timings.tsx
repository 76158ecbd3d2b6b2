import { createLater } from '../../ui/later.tsx';
import { useTimings } from './store.ts';

const { Part } = createLater(() => import('./timings-panel.tsx'));

/** A developer’s panel over the window’s corner, while it is wanted. */
export function Timings() {
  return useTimings((state) => state.isShown) && <Part />;
}
