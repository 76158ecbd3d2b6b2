import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import { type RequestOutput, request } from '../../lib/api.ts';
import { createStore, hookOf } from '../../lib/store.ts';

interface AboutState {
  about: RequestOutput<'app.about'> | null;
  failure: ErrorShape | null;
  load(): void;
}

export const aboutStore = createStore<AboutState>('about', (set) => ({
  about: null,
  failure: null,
  load: () => {
    set({ failure: null });
    request('app.about', {}).then(
      (about) => set({ about }),
      (error: unknown) => set({ failure: toErrorShape(error) }),
    );
  },
}));

export const useAbout = hookOf(aboutStore);
