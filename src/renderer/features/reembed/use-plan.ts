import { useStore } from 'zustand';
import { request } from '../../api.ts';
import { createPlanStore, type PlanState } from './plan-store.ts';

export const planStore = createPlanStore({
  plan: (key) => request('models.plan', { key }),
  use: (key, agreed) => request('models.use', { key, agreed }),
});

export function usePlan<T>(selector: (state: PlanState) => T): T {
  return useStore(planStore, selector);
}
