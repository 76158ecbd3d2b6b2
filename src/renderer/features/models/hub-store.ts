import { createStore } from 'zustand/vanilla';
import { toErrorShape } from '../../../shared/errors.ts';

export interface HubState {
  /** What stands in the field. */
  repository: string;
  isChecking: boolean;
  failure: string | null;
  /** The model added last, until another is typed. */
  added: string | null;
  type(repository: string): void;
  /** Looks whether the model is fit, and adds it. */
  add(): Promise<void>;
}

export function createHubStore(addLocal: (repository: string) => Promise<unknown>) {
  return createStore<HubState>()((set, get) => ({
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
        set({ isChecking: false, failure: toErrorShape(error).message });
      }
    },
  }));
}
