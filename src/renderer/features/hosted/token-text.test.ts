import { describe, expect, it } from 'vitest';
import { verbatim } from '../../../shared/user-text.ts';
import { tokenText } from './token-text.ts';

describe('tokenText', () => {
  it('names the place of the token and its last characters, nothing else', () => {
    expect(tokenText({ source: 'keychain', ending: 'f3', keychainProblem: null })).toBe(
      'Saved in the system keychain, ends in …f3',
    );
    expect(tokenText({ source: 'session', ending: null, keychainProblem: verbatim('None.') })).toBe(
      'Kept for this session only',
    );
    expect(tokenText({ source: 'environment', ending: 'Zq', keychainProblem: null })).toBe(
      'Using GITHUB_TOKEN from the environment, ends in …Zq',
    );
    expect(tokenText({ source: 'none', ending: null, keychainProblem: null })).toBeNull();
  });
});
