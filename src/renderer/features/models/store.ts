import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import type { ModelsState as Models } from '../../../shared/models.ts';
import { keepUnchanged } from '../../lib/keep-unchanged.ts';
import { createStore, hookOf } from '../../lib/store.ts';

export interface ModelsStoreState {
  /** Null until the engine has answered for the first time. */
  models: Models | null;
  /** Why there is no list to show; null while it is read and once it is shown. */
  failure: ErrorShape | null;
  /** By model id, the key of the variant (number format) the user looks at; without one, the page chooses. */
  chosen: Readonly<Record<string, string>>;
  show(models: Models): void;
  fail(error: unknown): void;
  reload(): void;
  choose(id: string, key: string): void;
}

export function createModelsStore() {
  return createStore<ModelsStoreState>('models', (set) => ({
    models: null,
    failure: null,
    chosen: {},
    // Snapshots arrive ten times a second: rows of unchanged models are not drawn anew.
    show: (next) =>
      set(({ models: previous }) => {
        const models = keepUnchanged(previous?.models ?? [], next.models, ({ id }) => id);
        return { models: { ...next, models }, failure: null };
      }),
    fail: (error) => set({ failure: toErrorShape(error) }),
    reload: () => set({ failure: null }),
    choose: (id, key) => set(({ chosen }) => ({ chosen: { ...chosen, [id]: key } })),
  }));
}

export const modelsStore = createModelsStore();

export const useModels = hookOf(modelsStore);

/** The host that search sends texts to, if the active model is a hosted one; null if nothing leaves this computer. */
export function activeHost({ models }: ModelsStoreState): string | null {
  const active = models?.models.find(({ variants }) => variants.some(({ status }) => status.state === 'active'));
  return active?.host ?? null;
}
