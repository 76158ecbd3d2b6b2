import { createStore } from 'zustand/vanilla';
import { toErrorShape } from '../../../shared/errors.ts';

/** What became of the last thing the user asked for at one place of the page. */
export interface ActionStatus {
  isBusy: boolean;
  problem: string | null;
  /** What was achieved, where that is worth saying. */
  note: string | null;
}

export interface ActionStatusState {
  actions: Readonly<Record<string, ActionStatus>>;
  /** Does the work, unless some is still under way at that place, and keeps the outcome to be shown there. */
  runAction<T>(place: string, work: () => Promise<T>, noteOf?: (result: T) => string | null): Promise<void>;
  /** Forgets every outcome. Work under way goes on. */
  forget(): void;
}

const idle: ActionStatus = { isBusy: false, problem: null, note: null };

export function createActionStatusStore() {
  return createStore<ActionStatusState>()((set, get) => {
    const show = (place: string, runAction: ActionStatus): void =>
      set(({ actions }) => ({ actions: { ...actions, [place]: runAction } }));

    return {
      actions: {},
      runAction: async (place, work, noteOf) => {
        if (get().actions[place]?.isBusy) return;
        show(place, { ...idle, isBusy: true });
        try {
          const result = await work();
          show(place, { ...idle, note: noteOf?.(result) ?? null });
        } catch (error) {
          show(place, { ...idle, problem: toErrorShape(error).message });
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
