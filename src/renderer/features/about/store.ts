import { createStore } from 'zustand/vanilla';
import { toErrorShape } from '../../../shared/errors.ts';

export interface About {
  version: string;
  /** Markdown. */
  modelCredits: string;
  dataFolder: string;
}

export interface AboutState {
  isOpen: boolean;
  about: About | null;
  failure: string | null;
  show(): void;
  close(): void;
}

export function createAboutStore(read: () => Promise<About>) {
  return createStore<AboutState>()((set) => ({
    isOpen: false,
    about: null,
    failure: null,
    show: () => {
      set({ isOpen: true, failure: null });
      read().then(
        (about) => set({ about }),
        (error: unknown) => set({ failure: toErrorShape(error).message }),
      );
    },
    close: () => set({ isOpen: false }),
  }));
}
