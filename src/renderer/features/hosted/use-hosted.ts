import { useStore } from 'zustand';
import { request } from '../../api.ts';
import { createHostedStore, type HostedState } from './store.ts';

export const hostedStore = createHostedStore({
  test: (draft) => request('models.test', draft),
  add: (draft) => request('models.addHosted', draft),
});

export function useHosted<T>(selector: (state: HostedState) => T): T {
  return useStore(hostedStore, selector);
}
