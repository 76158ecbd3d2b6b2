import type { Comparison } from '../../../shared/domain.ts';
import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import { request } from '../../lib/api.ts';
import { createLatest } from '../../lib/latest.ts';
import { createStore, hookOf } from '../../lib/store.ts';
import type { ModelChoice } from '../reembed/plan-store.ts';

interface ComparisonState {
  /** The model that search used before; null while nothing is compared. */
  previous: ModelChoice | null;
  /** Null until it is known. */
  comparison: Comparison | null;
  failure: ErrorShape | null;
  /** Compares the answers of the model in use with those of the previous one. */
  compare(previous: ModelChoice): void;
  close(): void;
}

const nothing = { previous: null, comparison: null, failure: null };

export function createComparisonStore(ask: (key: string) => Promise<Comparison>) {
  const latest = createLatest();
  return createStore<ComparisonState>('comparison', (set) => ({
    ...nothing,
    compare: (previous) => {
      const isLatest = latest.begin();
      set({ ...nothing, previous });
      ask(previous.key).then(
        (comparison) => isLatest() && set({ comparison }),
        (error: unknown) => isLatest() && set({ failure: toErrorShape(error) }),
      );
    },
    close: () => {
      latest.cancel();
      set(nothing);
    },
  }));
}

export const comparisonStore = createComparisonStore((key) => request('models.compare', { key }));

export const useComparison = hookOf(comparisonStore);
