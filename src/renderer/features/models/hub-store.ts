import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import { request } from '../../lib/api.ts';
import { createStore, hookOf } from '../../lib/store.ts';

export interface HubState {
  /** The text in the field. */
  repository: string;
  isChecking: boolean;
  failure: ErrorShape | null;
  /** The model added last, until another is typed. */
  added: string | null;
  type(repository: string): void;
  /** Checks that the model fits, and adds it. */
  add(): Promise<void>;
}

export function createHubStore(addLocal: (repository: string) => Promise<unknown>) {
  return createStore<HubState>('hub', (set, get) => ({
    repository: '',
    isChecking: false,
    failure: null,
    added: null,
    type: (repository) => set({ repository, failure: null, added: null }),
    add: async () => {
      const repository = get().repository.trim();
      if (repository === '' || get().isChecking) return;
      set({ isChecking: true, failure: null, added: null });
      try {
        await addLocal(repository);
        set({ isChecking: false, added: repository, repository: '' });
      } catch (error) {
        set({ isChecking: false, failure: toErrorShape(error) });
      }
    },
  }));
}

export const useHub = hookOf(createHubStore((repository) => request('models.addLocal', { repository })));
