import { toErrorShape } from '../../../shared/errors.ts';
import { type RequestOutput, request } from '../../lib/api.ts';
import { createStore, hookOf } from '../../lib/store.ts';

interface AboutState {
  isOpen: boolean;
  about: RequestOutput<'app.about'> | null;
  failure: string | null;
  show(): void;
  close(): void;
}

export const aboutStore = createStore<AboutState>('about', (set) => ({
  isOpen: false,
  about: null,
  failure: null,
  show: () => {
    set({ isOpen: true, failure: null });
    request('app.about', {}).then(
      (about) => set({ about }),
      (error: unknown) => set({ failure: toErrorShape(error).message }),
    );
  },
  close: () => set({ isOpen: false }),
}));

export const useAbout = hookOf(aboutStore);
