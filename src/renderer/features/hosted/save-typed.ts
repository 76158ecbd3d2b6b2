import { knownAt } from './token-store.ts';
import { tokensStore } from './use-tokens.ts';

/**
 * Hands over the token that is typed into an input, if there is one, and empties the input: into the keychain, or, where
 * there is none, for this session only, as the button beside it says.
 * @returns what became of it.
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
