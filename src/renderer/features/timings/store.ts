import { createStore, hookOf } from '../../lib/store.ts';
import type { Answer } from '../search/answer.ts';

/** An answer that was painted. Times are those of `performance.now()`. */
export interface PaintedAnswer extends Pick<Answer, 'query' | 'ms' | 'timings' | 'times' | 'isProvisional'> {
  /** When the key was pressed that it answers; null for an answer that no key waited for. */
  key: number | null;
  painted: number;
}

interface TimingsState {
  isShown: boolean;
  /** The latest one. */
  answer: PaintedAnswer | null;
  /** Of the frames since the timings are shown: how many took over 50 ms, and the longest, in milliseconds. */
  frames: { late: number; longest: number };
  toggle(): void;
  tell(answer: PaintedAnswer): void;
  frame(milliseconds: number): void;
}

const lateFrame = 50;
const noFrames = { late: 0, longest: 0 };

/** For developers: where the milliseconds of an answer went. */
export const timingsStore = createStore<TimingsState>('timings', (set, get) => ({
  isShown: false,
  answer: null,
  frames: noFrames,
  toggle: () => set({ isShown: !get().isShown, answer: null, frames: noFrames }),
  tell: (answer) => set({ answer }),
  frame: (milliseconds) => {
    const { late, longest } = get().frames;
    const isLate = milliseconds > lateFrame;
    // Drawn at each frame, the figures would cost what they measure.
    if (isLate || milliseconds > longest + 1)
      set({ frames: { late: late + (isLate ? 1 : 0), longest: Math.max(longest, milliseconds) } });
  },
}));

export const useTimings = hookOf(timingsStore);
