import { createLater } from '../../ui/later.tsx';
import { useSettings } from './store.ts';

const { Part, preload } = createLater(() => import('./settings-dialog.tsx'));

export const preloadSettings = preload;

export function Settings() {
  return useSettings((state) => state.isOpen) && <Part />;
}
