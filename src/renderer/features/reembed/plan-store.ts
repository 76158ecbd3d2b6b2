import { createStore } from 'zustand/vanilla';
import { toErrorShape } from '../../../shared/errors.ts';
import type { SwitchPlan } from '../../../shared/models.ts';

/** The model that a user thinks of switching to. */
export interface Candidate {
  key: string;
  name: string;
  /** Where texts would be sent; null if nowhere. */
  host: string | null;
}

export interface PlanState {
  /** Null while nothing is being considered. */
  candidate: Candidate | null;
  /** Null until it is known. */
  plan: SwitchPlan | null;
  failure: string | null;
  isStarting: boolean;
  consider(candidate: Candidate): void;
  /** Begins the switch; to start a plan is to agree to what it says, the host included. */
  start(): Promise<void>;
  close(): void;
}

interface Dependencies {
  plan: (key: string) => Promise<SwitchPlan>;
  use: (key: string, agreed: boolean) => Promise<unknown>;
}

const nothing = { candidate: null, plan: null, failure: null, isStarting: false };

export function createPlanStore({ plan: makePlan, use }: Dependencies) {
  return createStore<PlanState>()((set, get) => ({
    ...nothing,
    consider: (candidate) => {
      // One question is told from another by identity, also if both are about the same model.
      const asked = { ...candidate };
      set({ ...nothing, candidate: asked });
      const settle = (change: Partial<PlanState>): void => {
        if (get().candidate === asked) set(change);
      };
      makePlan(asked.key).then(
        (plan) => settle({ plan }),
        (error: unknown) => settle({ failure: toErrorShape(error).message }),
      );
    },
    start: async () => {
      const { candidate, plan, isStarting } = get();
      if (!candidate || !plan || isStarting) return;
      set({ isStarting: true, failure: null });
      const settle = (change: Partial<PlanState>): void => {
        if (get().candidate === candidate) set(change);
      };
      try {
        await use(plan.key, plan.hosted !== null);
        settle(nothing);
      } catch (error) {
        settle({ isStarting: false, failure: toErrorShape(error).message });
      }
    },
    close: () => set(nothing),
  }));
}
