import type { ErrorShape } from '../../../shared/errors.ts';
import type { NetworkState } from '../../../shared/network.ts';
import { request } from '../../lib/api.ts';
import { outcomeOf } from '../../lib/outcome-of.ts';
import { createStore, hookOf } from '../../lib/store.ts';

interface NetworkStore {
  /** Null until it is known. */
  network: NetworkState | null;
  failure: ErrorShape | null;
  look(): Promise<void>;
  switchOff(isOff: boolean): Promise<void>;
}

const networkStore = createStore<NetworkStore>('network', (set) => {
  async function show(answer: Promise<NetworkState>): Promise<void> {
    set(await outcomeOf(answer.then((network) => ({ network }))));
  }
  return {
    network: null,
    failure: null,
    look: () => show(request('network.state', {})),
    switchOff: (isOff) => show(request('network.switch', { isOff })),
  };
});

export const useNetwork = hookOf(networkStore);
