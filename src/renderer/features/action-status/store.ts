import { createStore } from 'zustand/vanilla';
import { toErrorShape } from '../../../shared/errors.ts';

/** What became of the last thing the person asked for at one place of the page. */
export interface Attempt {
  isBusy: boolean;
  problem: string | null;
  /** What was achieved, where that is worth saying. */
  note: string | null;
}

export interface AttemptsState {
  attempts: Readonly<Record<string, Attempt>>;
  /** Does the work, unless some is still under way at that place, and keeps the outcome to be shown there. */
  attempt<T>(place: string, work: () => Promise<T>, noteOf?: (result: T) => string | null): Promise<void>;
  /** Forgets every outcome. Work under way goes on. */
  forget(): void;
}

const idle: Attempt = { isBusy: false, problem: null, note: null };

export function createAttemptsStore() {
  return createStore<AttemptsState>()((set, get) => {
    const show = (place: string, attempt: Attempt): void =>
      set(({ attempts }) => ({ attempts: { ...attempts, [place]: attempt } }));

    return {
      attempts: {},
      attempt: async (place, work, noteOf) => {
        if (get().attempts[place]?.isBusy) return;
        show(place, { ...idle, isBusy: true });
        try {
          const result = await work();
          show(place, { ...idle, note: noteOf?.(result) ?? null });
        } catch (error) {
          show(place, { ...idle, problem: toErrorShape(error).message });
        }
      },
      forget: () =>
        set(({ attempts }) => ({
          attempts: Object.fromEntries(Object.entries(attempts).filter(([, { isBusy }]) => isBusy)),
        })),
    };
  });
}

export function attemptAt({ attempts }: AttemptsState, place: string): Attempt {
  return attempts[place] ?? idle;
}
