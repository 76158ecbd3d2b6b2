import type { ErrorShape } from '../../../shared/errors.ts';
import type { UpdateState } from '../../../shared/updates.ts';
import { request } from '../../lib/api.ts';
import { outcomeOf } from '../../lib/outcome-of.ts';
import { createStore, hookOf } from '../../lib/store.ts';

interface UpdatesStore {
  /** Null until it is known. */
  update: UpdateState | null;
  /** Why the last step was not taken; what became of one that was is in `update`. */
  failure: ErrorShape | null;
  show(update: UpdateState): void;
  /** Asks main for the state, or for the next step. */
  ask(what: 'state' | 'look' | 'fetch' | 'install'): Promise<void>;
}

export const updatesStore = createStore<UpdatesStore>('updates', (set) => ({
  update: null,
  failure: null,
  show: (update) => set({ update }),
  ask: async (what) => {
    set({ failure: null });
    set(await outcomeOf(request(`update.${what}`, {}).then((update) => ({ update }))));
  },
}));

export const useUpdates = hookOf(updatesStore);
