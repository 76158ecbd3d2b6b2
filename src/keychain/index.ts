import { AsyncEntry } from '@napi-rs/keyring';
import { messageOf } from '../shared/errors.ts';
import { parentPort } from '../shared/parent-port.ts';
import { serve } from '../shared/rpc.ts';
import { type KeychainOutcome, type KeychainReason, keychainRequests } from './requests.ts';

/*
 * The process that speaks with the system's keychain. It stands apart because on Linux even making an entry waits for
 * D-Bus, on the calling thread and without a limit: whoever may not wait for ever has to end this process.
 */

const service = 'Nearnote';
// Without it the library falls back, saying nothing, to the kernel's keyring, which forgets everything at a restart.
const options = { linux: { store: 'secret-service' } } as const;

async function use(account: string, action: (entry: AsyncEntry) => Promise<KeychainOutcome>): Promise<KeychainOutcome> {
  let entry: AsyncEntry;
  try {
    entry = new AsyncEntry(service, account, options);
  } catch (error) {
    // The library refuses to make an entry where the store is not there at all.
    return failure(error, 'absent');
  }
  try {
    return await action(entry);
  } catch (error) {
    return failure(error, 'failed');
  }
}

const signs: [RegExp, KeychainReason][] = [
  [/locked|dismissed/i, 'locked'],
  // Secret Service without a default collection.
  [/no result found/i, 'empty'],
  [/denied|cancell?ed|not allowed/i, 'denied'],
  [/timed? ?out|NoReply|not receive a reply/i, 'silent'],
];

function failure(error: unknown, otherwise: KeychainReason): KeychainOutcome {
  const detail = messageOf(error);
  const reason = signs.find(([pattern]) => pattern.test(detail))?.[1] ?? otherwise;
  return { ok: false, reason, detail };
}

serve(
  keychainRequests,
  {
    read: ({ account }) => use(account, async (entry) => ({ ok: true, token: await entry.getPassword() })),

    write: ({ account, token }) =>
      use(account, async (entry) => {
        await entry.setPassword(token);
        if ((await entry.getPassword()) === token) return { ok: true, token };
        return { ok: false, reason: 'forgetful', detail: 'What was read back is not what was written.' };
      }),

    remove: ({ account }) =>
      use(account, async (entry) => {
        await entry.deleteCredential();
        return { ok: true, token: null };
      }),
  },
  parentPort(),
);
