import { useStore } from 'zustand';
import { request } from '../../api.ts';
import { createTokensStore, knownAt } from './token-store.ts';

export const tokensStore = createTokensStore({
  status: (baseUrl) => request('token.status', { baseUrl }),
  save: (baseUrl, token, keep) => request('token.save', { baseUrl, token, keep }),
  remove: (baseUrl) => request('token.remove', { baseUrl }),
});

/** What is known of the token for a service. */
export function useToken(baseUrl: string): ReturnType<typeof knownAt> {
  return useStore(tokensStore, (state) => knownAt(state, baseUrl));
}
