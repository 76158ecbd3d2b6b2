import { createStore, hookOf } from '../../lib/store.ts';
import { type Answer, isSameQuestion } from '../search/answer.ts';

/** An answer, and when it was painted, as a time of `performance.now()`. */
export interface PaintedAnswer extends Answer {
  painted: number;
}

interface TimingsState {
  isShown: boolean;
  /** What the last key or another question brought, and not what repeats it. */
  answer: PaintedAnswer | null;
  /** After how many milliseconds an answer by words was completed, counted as its own are; null while it is not. */
  completedAfter: number | null;
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
  completedAfter: null,
  frames: noFrames,
  toggle: () => set({ isShown: !get().isShown, answer: null, completedAfter: null, frames: noFrames }),
  tell: (answer) => {
    const { answer: shown, completedAfter } = get();
    if (answer.times.typed !== null || !isSameQuestion(shown, answer)) set({ answer, completedAfter: null });
    else if (shown.isProvisional && completedAfter === null && !answer.isProvisional)
      set({ completedAfter: answer.painted - beginningOf(shown) });
  },
  frame: (milliseconds) => {
    const { late, longest } = get().frames;
    const isLate = milliseconds > lateFrame;
    // Drawn at each frame, the figures would cost what they measure.
    if (isLate || milliseconds > longest + 1)
      set({ frames: { late: late + (isLate ? 1 : 0), longest: Math.max(longest, milliseconds) } });
  },
}));

/** What an answer’s time is counted from: its key, or its request where no key asked. */
export function beginningOf({ times: { typed, asked } }: Answer): number {
  return typed ?? asked;
}

export const useTimings = hookOf(timingsStore);
