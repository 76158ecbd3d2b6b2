import { type ErrorShape, toErrorShape } from '../../../shared/errors.ts';
import type { TokenStatus } from '../../../shared/models.ts';
import { request } from '../../lib/api.ts';
import { createStore, hookOf } from '../../lib/store.ts';

/** Whether a token is kept until it is removed, or only until the app is closed. */
export type Keep = 'keychain' | 'session';

interface Known {
  /** Null until it is known. */
  status: TokenStatus | null;
  isBusy: boolean;
  failure: ErrorShape | null;
}

export interface TokensState {
  /** By the service’s address, what is known about its token; never the token itself. */
  known: Readonly<Record<string, Known>>;
  look(baseUrl: string): Promise<void>;
  /** Sends the token to the app. The page keeps no copy. */
  save(baseUrl: string, token: string, keep: Keep): Promise<void>;
  remove(baseUrl: string): Promise<void>;
}

interface Dependencies {
  status: (baseUrl: string) => Promise<TokenStatus>;
  save: (baseUrl: string, token: string, keep: Keep) => Promise<TokenStatus>;
  remove: (baseUrl: string) => Promise<TokenStatus>;
}

const unknown: Known = { status: null, isBusy: false, failure: null };

export function createTokensStore({ status, save, remove }: Dependencies) {
  return createStore<TokensState>('tokens', (set, get) => {
    const show = (baseUrl: string, change: Partial<Known>): void =>
      set(({ known }) => ({ known: { ...known, [baseUrl]: { ...unknown, ...known[baseUrl], ...change } } }));

    async function ask(baseUrl: string, work: () => Promise<TokenStatus>): Promise<void> {
      show(baseUrl, { isBusy: true, failure: null });
      try {
        show(baseUrl, { status: await work(), isBusy: false });
      } catch (error) {
        show(baseUrl, { isBusy: false, failure: toErrorShape(error) });
      }
    }

    return {
      known: {},
      look: (baseUrl) => ask(baseUrl, () => status(baseUrl)),
      save: async (baseUrl, token, keep) => {
        await ask(baseUrl, () => save(baseUrl, token, keep));
        const failure = get().known[baseUrl]?.failure ?? null;
        if (failure === null) return;
        // The keychain may have become unreachable since it was last checked: then the session is offered instead.
        await ask(baseUrl, () => status(baseUrl));
        show(baseUrl, { failure });
      },
      remove: (baseUrl) => ask(baseUrl, () => remove(baseUrl)),
    };
  });
}

export function knownAt({ known }: TokensState, baseUrl: string): Known {
  return known[baseUrl] ?? unknown;
}

export const tokensStore = createTokensStore({
  status: (baseUrl) => request('token.status', { baseUrl }),
  save: (baseUrl, token, keep) => request('token.save', { baseUrl, token, keep }),
  remove: (baseUrl) => request('token.remove', { baseUrl }),
});

const useTokens = hookOf(tokensStore);

/** What is known about the token for a service. */
export function useToken(baseUrl: string): Known {
  return useTokens((state) => knownAt(state, baseUrl));
}

/**
 * Saves the token typed into an input, if there is one, and empties the input. It goes into the keychain or, without one,
 * is kept for this session only, as the button beside the input says.
 */
export async function saveTyped(
  input: HTMLInputElement | null,
  baseUrl: string,
): Promise<'nothing' | 'saved' | 'failed'> {
  const token = input?.value.trim() ?? '';
  if (!input || token === '') return 'nothing';
  input.value = '';
  const { status } = knownAt(tokensStore.getState(), baseUrl);
  const hasKeychain = (status?.keychainProblem ?? null) === null;
  await tokensStore.getState().save(baseUrl, token, hasKeychain ? 'keychain' : 'session');
  return knownAt(tokensStore.getState(), baseUrl).failure === null ? 'saved' : 'failed';
}
