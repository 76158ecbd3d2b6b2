import { z } from 'zod';

/**
 * How fast the user wants passages to be embedded. `quiet`: with rests, unless nobody uses the computer; `balanced`: without
 * rests, but slower and cooler on battery and when the computer is hot; `fast`: always without rests.
 */
export const pace = z.enum(['quiet', 'balanced', 'fast']);
export type Pace = z.infer<typeof pace>;

/** What the pace depends on beside the user’s choice. */
export const computerState = z.object({
  onBattery: z.boolean(),
  isHot: z.boolean(),
  /** Whether nobody has used it for some minutes. */
  isIdle: z.boolean(),
});
export type ComputerState = z.infer<typeof computerState>;

/** Why passages are embedded slower than they could be. */
export const slowdown = z.enum(['battery', 'heat', 'quiet']);
export type Slowdown = z.infer<typeof slowdown>;

interface Rests {
  /** After each batch, as a multiple of the time that it took. */
  rest: number;
  reason: Slowdown | null;
}

const noRests: Rests = { rest: 0, reason: null };

/** The rests that an embedding model on this computer takes. */
export function restsOf(chosen: Pace, { onBattery, isHot, isIdle }: ComputerState): Rests {
  if (chosen === 'fast') return noRests;
  const isQuiet = chosen === 'quiet';
  if (isHot) return { rest: isQuiet ? 3 : 2, reason: 'heat' };
  if (onBattery) return { rest: isQuiet ? 3 : 1, reason: 'battery' };
  return isQuiet && !isIdle ? { rest: 1, reason: 'quiet' } : noRests;
}
