import { createStore } from 'zustand/vanilla';
import { toErrorShape } from '../../../shared/errors.ts';
import type { TokenStatus } from '../../../shared/models.ts';

/** Where a token is kept: until it is removed, or until the app is closed. */
export type Keep = 'keychain' | 'session';

interface Known {
  /** Null until it is known. */
  status: TokenStatus | null;
  isBusy: boolean;
  failure: string | null;
}

export interface TokensState {
  /** What is known of tokens, by the service's address; never a token itself. */
  known: Readonly<Record<string, Known>>;
  look(baseUrl: string): Promise<void>;
  /** Hands the token over. It is kept nowhere on this page. */
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
  return createStore<TokensState>()((set, get) => {
    const show = (baseUrl: string, change: Partial<Known>): void =>
      set(({ known }) => ({ known: { ...known, [baseUrl]: { ...unknown, ...known[baseUrl], ...change } } }));

    async function ask(baseUrl: string, work: () => Promise<TokenStatus>): Promise<void> {
      show(baseUrl, { isBusy: true, failure: null });
      try {
        show(baseUrl, { status: await work(), isBusy: false });
      } catch (error) {
        show(baseUrl, { isBusy: false, failure: toErrorShape(error).message });
      }
    }

    return {
      known: {},
      look: (baseUrl) => ask(baseUrl, () => status(baseUrl)),
      save: async (baseUrl, token, keep) => {
        await ask(baseUrl, () => save(baseUrl, token, keep));
        const failure = get().known[baseUrl]?.failure ?? null;
        if (failure === null) return;
        // The keychain may have gone since it was last looked at: then there is another way to offer.
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
