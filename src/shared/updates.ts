import { z } from 'zod';
import { userTextShape } from './user-text.ts';

const version = z.string();

/** What is known of newer versions of Nearnote. */
export const updateState = z.discriminatedUnion('kind', [
  /** This copy cannot be updated by itself. */
  z.object({ kind: z.literal('unavailable'), reason: userTextShape }),
  /** Nobody has looked since the start. */
  z.object({ kind: z.literal('unknown') }),
  z.object({ kind: z.literal('looking') }),
  z.object({ kind: z.literal('current') }),
  z.object({ kind: z.literal('found'), version }),
  z.object({ kind: z.literal('fetching'), version, bytes: z.number() }),
  z.object({ kind: z.literal('ready'), version }),
  z.object({ kind: z.literal('failed'), reason: userTextShape }),
]);
export type UpdateState = z.infer<typeof updateState>;
