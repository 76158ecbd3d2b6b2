import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import type { SwitchPlan } from '../../../shared/models.ts';
import { request } from '../../lib/api.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore, hookOf } from '../../lib/store.ts';

/** The model that the user may switch to. */
export interface ModelChoice {
  key: string;
  name: string;
  /** Where texts would be sent; null if nowhere. */
  host: string | null;
}

export interface PlanState {
  /** Null while no switch is being considered. */
  choice: ModelChoice | null;
  /** Null until it is known. */
  plan: SwitchPlan | null;
  failure: ErrorShape | null;
  isStarting: boolean;
  consider(choice: ModelChoice): void;
  /** Begins the switch. Before texts are sent to a new host, the app asks in a dialog of its own. */
  start(): Promise<void>;
  close(): void;
}

interface Dependencies {
  plan: (key: string) => Promise<SwitchPlan>;
  use: (key: string) => Promise<unknown>;
}

const nothing = { choice: null, plan: null, failure: null, isStarting: false };

export function createPlanStore({ plan: makePlan, use }: Dependencies) {
  const latest = createLatest();

  return createStore<PlanState>('plan', (set, get) => ({
    ...nothing,
    consider: (choice) => {
      const isLatest = latest.begin();
      set({ ...nothing, choice });
      makePlan(choice.key).then(
        (plan) => isLatest() && set({ plan }),
        (error: unknown) => isLatest() && set({ failure: toErrorShape(error) }),
      );
    },
    start: async () => {
      const { plan, isStarting } = get();
      if (!plan || isStarting) return;
      const isLatest = latest.begin();
      set({ isStarting: true, failure: null });
      try {
        await use(plan.key);
        if (isLatest()) set(nothing);
      } catch (error) {
        if (isLatest()) set({ isStarting: false, failure: toErrorShape(error) });
      }
    },
    close: () => {
      latest.cancel();
      set(nothing);
    },
  }));
}

export const planStore = createPlanStore({
  plan: (key) => request('models.plan', { key }),
  use: (key) => request('models.use', { key }),
});

export const usePlan = hookOf(planStore);
