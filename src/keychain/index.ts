import { AsyncEntry } from '@napi-rs/keyring';
import { messageOf } from '../shared/errors.ts';
import { parentPort } from '../shared/parent-port.ts';
import { serve } from '../shared/rpc.ts';
import { type KeychainOutcome, type KeychainReason, keychainRequests } from './requests.ts';

/*
 * The process that talks to the system’s keychain. It is a process of its own because on Linux even creating an entry
 * waits for D-Bus, on the calling thread and without a time limit: whoever cannot wait for ever can end this process.
 */

const service = 'Nearnote';
// Without this option the library silently falls back to the kernel’s keyring, which forgets everything at a restart.
const options = { linux: { store: 'secret-service' } } as const;

async function withEntry(
  account: string,
  action: (entry: AsyncEntry) => Promise<KeychainOutcome>,
): Promise<KeychainOutcome> {
  // Scenarios must neither read nor change the tokens of whoever runs them.
  if (process.env.NEARNOTE_KEYCHAIN === 'none') return { ok: false, reason: 'absent', detail: '' };
  let entry: AsyncEntry;
  try {
    entry = new AsyncEntry(service, account, options);
  } catch (error) {
    // The library cannot create an entry if there is no keychain at all.
    return failure(error, 'absent');
  }
  try {
    return await action(entry);
  } catch (error) {
    return failure(error, 'failed');
  }
}

const patterns: [RegExp, KeychainReason][] = [
  [/locked|dismissed/i, 'locked'],
  // Secret Service without a default collection.
  [/no result found/i, 'no-keyring'],
  [/denied|cancell?ed|not allowed/i, 'denied'],
  [/timed? ?out|NoReply|not receive a reply/i, 'timeout'],
];

function failure(error: unknown, otherwise: KeychainReason): KeychainOutcome {
  const detail = messageOf(error);
  const reason = patterns.find(([pattern]) => pattern.test(detail))?.[1] ?? otherwise;
  return { ok: false, reason, detail };
}

serve(
  keychainRequests,
  {
    read: ({ account }) => withEntry(account, async (entry) => ({ ok: true, token: await entry.getPassword() })),

    write: ({ account, token }) =>
      withEntry(account, async (entry) => {
        await entry.setPassword(token);
        if ((await entry.getPassword()) === token) return { ok: true, token };
        return { ok: false, reason: 'not-kept', detail: 'Reading the token back returned something else.' };
      }),

    remove: ({ account }) =>
      withEntry(account, async (entry) => {
        await entry.deleteCredential();
        return { ok: true, token: null };
      }),
  },
  parentPort(),
);
