import { useStore } from 'zustand';
import { request } from '../../api.ts';
import { createHubStore, type HubState } from './hub-store.ts';

const hubStore = createHubStore((repository) => request('models.addLocal', { repository }));

export function useHub<T>(selector: (state: HubState) => T): T {
  return useStore(hubStore, selector);
}
