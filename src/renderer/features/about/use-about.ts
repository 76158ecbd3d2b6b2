import { useStore } from 'zustand';
import { request } from '../../api.ts';
import { type AboutState, createAboutStore } from './store.ts';

const aboutStore = createAboutStore(() => request('app.about', {}));

export function useAbout<T>(selector: (state: AboutState) => T): T {
  return useStore(aboutStore, selector);
}
