import { z } from 'zod';
import type { Contract } from '../shared/rpc.ts';

const reason = z.enum(['absent', 'no-keyring', 'locked', 'denied', 'timeout', 'not-kept', 'failed']);
/** Why the system’s keychain could not be used. */
export type KeychainReason = z.infer<typeof reason>;

/** The outcome of a request. `token` is what the keychain holds afterwards; `detail` is the system’s own message. */
const outcome = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), token: z.string().nullable() }),
  z.object({ ok: z.literal(false), reason, detail: z.string() }),
]);
export type KeychainOutcome = z.infer<typeof outcome>;

const account = z.object({ account: z.string() });

/** What the keychain process answers. */
export const keychainRequests = {
  read: { input: account, output: outcome },
  write: { input: account.extend({ token: z.string() }), output: outcome },
  remove: { input: account, output: outcome },
} satisfies Contract;
