import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import { createStore, hookOf } from '../../lib/store.ts';

/** What became of the last action at one place of the page. */
export interface ActionStatus {
  isBusy: boolean;
  failure: ErrorShape | null;
  /** What was achieved, where that is worth saying. */
  note: string | null;
}

export interface ActionStatusState {
  actions: Readonly<Record<string, ActionStatus>>;
  /** Does the work, unless another action is under way at that place, and keeps its outcome to be shown there. */
  runAction<T>(place: string, work: () => Promise<T>, noteOf?: (result: T) => string | null): Promise<void>;
  /** Forgets every outcome. Actions under way go on. */
  forget(): void;
}

const idle: ActionStatus = { isBusy: false, failure: null, note: null };

export function createActionStatusStore() {
  return createStore<ActionStatusState>('action status', (set, get) => {
    const show = (place: string, status: Partial<ActionStatus>): void =>
      set(({ actions }) => ({ actions: { ...actions, [place]: { ...idle, ...status } } }));

    return {
      actions: {},
      runAction: async (place, work, noteOf) => {
        if (get().actions[place]?.isBusy) return;
        show(place, { isBusy: true });
        try {
          const result = await work();
          show(place, { note: noteOf?.(result) ?? null });
        } catch (error) {
          show(place, { failure: toErrorShape(error) });
        }
      },
      forget: () =>
        set(({ actions }) => ({
          actions: Object.fromEntries(Object.entries(actions).filter(([, { isBusy }]) => isBusy)),
        })),
    };
  });
}

export function actionStatusAt({ actions }: ActionStatusState, place: string): ActionStatus {
  return actions[place] ?? idle;
}

export const actionStatusStore = createActionStatusStore();

export const { runAction } = actionStatusStore.getState();

export const useActionStatus = hookOf(actionStatusStore);
