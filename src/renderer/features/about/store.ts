import { type RequestOutput, request } from '../../lib/api.ts';
import { createStore, hookOf } from '../../lib/store.ts';
import { failureText } from '../../lib/translate.tsx';

interface AboutState {
  about: RequestOutput<'app.about'> | null;
  failure: string | null;
  load(): void;
}

export const aboutStore = createStore<AboutState>('about', (set) => ({
  about: null,
  failure: null,
  load: () => {
    set({ failure: null });
    request('app.about', {}).then(
      (about) => set({ about }),
      (error: unknown) => set({ failure: failureText(error) }),
    );
  },
}));

export const useAbout = hookOf(aboutStore);
