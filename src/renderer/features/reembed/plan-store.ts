import type { SwitchPlan } from '../../../shared/models.ts';
import { request } from '../../lib/api.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore, hookOf } from '../../lib/store.ts';
import { failureText } from '../../lib/translate.tsx';

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
  failure: string | null;
  isStarting: boolean;
  consider(choice: ModelChoice): void;
  /** Begins the switch. To start a plan is to agree to what it says, including the host. */
  start(): Promise<void>;
  close(): void;
}

interface Dependencies {
  plan: (key: string) => Promise<SwitchPlan>;
  use: (key: string, agreed: boolean) => Promise<unknown>;
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
        (error: unknown) => isLatest() && set({ failure: failureText(error) }),
      );
    },
    start: async () => {
      const { plan, isStarting } = get();
      if (!plan || isStarting) return;
      const isLatest = latest.begin();
      set({ isStarting: true, failure: null });
      try {
        await use(plan.key, plan.hosted !== null);
        if (isLatest()) set(nothing);
      } catch (error) {
        if (isLatest()) set({ isStarting: false, failure: failureText(error) });
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
  use: (key, agreed) => request('models.use', { key, agreed }),
});

export const usePlan = hookOf(planStore);
