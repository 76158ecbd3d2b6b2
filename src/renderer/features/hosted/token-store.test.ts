import { describe, expect, it, vi } from 'vitest';
import { NearnoteError } from '../../../shared/errors.ts';
import type { TokenStatus } from '../../../shared/models.ts';
import { verbatim } from '../../../shared/user-text.ts';
import { createTokensStore, type Keep, knownAt } from './token-store.ts';

const here = 'https://api.openai.com/v1';
const none: TokenStatus = { source: 'none', ending: null, keychainProblem: null };
const saved: TokenStatus = { source: 'keychain', ending: 'f3', keychainProblem: null };

describe('the tokens store', () => {
  it('keeps the status of each service by its address', async () => {
    const { store } = tokensWith({ status: async (baseUrl: string) => (baseUrl === here ? saved : none) });
    await store.getState().look(here);
    await store.getState().look('http://localhost:11434/v1');
    expect(knownAt(store.getState(), here).status).toEqual(saved);
    expect(knownAt(store.getState(), 'http://localhost:11434/v1').status).toEqual(none);
    expect(knownAt(store.getState(), 'https://elsewhere.example').status).toBeNull();
  });

  it('sends a token to the app and keeps no copy', async () => {
    const { store, save } = tokensWith({});
    await store.getState().save(here, 'sk-secret-f3', 'keychain');
    expect(save).toHaveBeenCalledWith(here, 'sk-secret-f3', 'keychain');
    expect(knownAt(store.getState(), here).status).toEqual(saved);
    expect(JSON.stringify(store.getState())).not.toContain('secret');
  });

  it('checks the keychain again when a token could not be saved', async () => {
    const gone: TokenStatus = { ...none, keychainProblem: verbatim('No keychain answers.') };
    const { store } = tokensWith({
      status: async () => gone,
      save: () => Promise.reject(new NearnoteError('keychain-unreachable', verbatim('The token could not be saved.'))),
    });
    await store.getState().save(here, 'sk-secret-f3', 'keychain');
    expect(knownAt(store.getState(), here)).toEqual({
      status: gone,
      isBusy: false,
      failure: { code: 'keychain-unreachable', text: verbatim('The token could not be saved.') },
    });
  });

  it('shows that a token has been removed', async () => {
    const { store } = tokensWith({});
    await store.getState().save(here, 'sk-secret-f3', 'keychain');
    await store.getState().remove(here);
    expect(knownAt(store.getState(), here).status).toEqual(none);
  });
});

interface Answers {
  status: (baseUrl: string) => Promise<TokenStatus>;
  save: (baseUrl: string, token: string, keep: Keep) => Promise<TokenStatus>;
}

function tokensWith({ status = async () => none, save = async () => saved }: Partial<Answers>) {
  const saving = vi.fn(save);
  return { store: createTokensStore({ status, save: saving, remove: async () => none }), save: saving };
}
