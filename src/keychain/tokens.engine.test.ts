import { expect, it } from 'vitest';
import { textsInEnglish } from '../shared/texts-in-english.ts';
import { Keychain } from './keychain.ts';
import {
  describeKeychain,
  startKeychain,
  startSecretService,
  temporaryHome,
  withoutBus,
} from './testing/secret-service.ts';
import { Tokens } from './tokens.ts';

const github = 'https://models.github.ai/inference';
const openai = 'https://api.openai.com/v1';
const none = { source: 'none', ending: null, keychainProblem: null };

function tokensWith(environment: NodeJS.ProcessEnv = {}): Tokens {
  return new Tokens(new Keychain(startKeychain), environment);
}

describeKeychain('a token', () => {
  it('a token is saved in the keychain for good, and only its ending is shown', async () => {
    await startSecretService(temporaryHome(), 'unlocked');
    expect(await tokensWith().status(openai)).toEqual(none);
    const saved = { source: 'keychain', ending: 'f3', keychainProblem: null };
    expect(await tokensWith().save(openai, 'sk-12345-f3', 'keychain')).toEqual(saved);
    expect(await tokensWith().status(openai)).toEqual(saved);
    expect(await tokensWith().read(openai)).toBe('sk-12345-f3');
    expect(await tokensWith().remove(openai)).toEqual(none);
    expect(await tokensWith().read(openai)).toBeNull();
  });

  it('a short token’s ending is not shown, because it would be much of the token', async () => {
    withoutBus();
    expect(await tokensWith().save(openai, 'short', 'session')).toMatchObject({ source: 'session', ending: null });
  });

  it('a token is for one origin, whatever the path', async () => {
    await startSecretService(temporaryHome(), 'unlocked');
    const tokens = tokensWith();
    await tokens.save('https://API.OpenAI.com:443/v1', 'in-the-keychain', 'keychain');
    await tokens.save('http://localhost:1234/v1', 'in-this-session', 'session');
    expect(await tokens.read('https://api.openai.com/v2/')).toBe('in-the-keychain');
    expect(await tokens.read('http://localhost:1234')).toBe('in-this-session');
    for (const other of [
      'http://api.openai.com/v1',
      'https://api.openai.com:8443/v1',
      'https://api.openai.com.evil.example/v1',
      'https://api.openai.com@evil.example/v1',
      'http://localhost:1235/v1',
    ]) {
      expect(await tokens.read(other)).toBeNull();
    }
  });

  it('a token saved while the old one is being read replaces it', async () => {
    await startSecretService(temporaryHome(), 'unlocked');
    const tokens = tokensWith();
    await tokens.save(openai, 'the old one', 'keychain');
    const status = tokens.status(openai);
    await tokens.save(openai, 'the new one', 'keychain');
    await status;
    expect(await tokens.read(openai)).toBe('the new one');
  });

  it('a session’s token goes before the keychain’s, and is gone with the session', async () => {
    await startSecretService(temporaryHome(), 'unlocked');
    const tokens = tokensWith();
    await tokens.save(openai, 'in-the-keychain', 'keychain');
    expect(await tokens.save(openai, 'for-this-session', 'session')).toMatchObject({ source: 'session', ending: 'on' });
    expect(await tokens.read(openai)).toBe('for-this-session');
    expect(await tokensWith().read(openai)).toBe('in-the-keychain');
    await tokens.remove(openai);
    expect(await tokens.read(openai)).toBeNull();
    expect(await tokensWith().read(openai)).toBeNull();
  });

  it('a token saved by the user goes before the environment’s', async () => {
    await startSecretService(temporaryHome(), 'unlocked');
    const tokens = tokensWith({ GITHUB_TOKEN: 'from-the-environment' });
    expect(await tokens.status(github)).toMatchObject({ source: 'environment', ending: 'nt' });
    expect(await tokens.read(openai)).toBeNull();
    await tokens.save(github, 'from-the-person', 'keychain');
    expect(await tokens.read(github)).toBe('from-the-person');
    expect(await tokens.remove(github)).toMatchObject({ source: 'environment' });
  });

  it('a token is read from the keychain once, and again for its status', async () => {
    await startSecretService(temporaryHome(), 'unlocked');
    let questions = 0;
    const keychain = new Keychain(() => {
      questions += 1;
      return startKeychain();
    });
    const tokens = new Tokens(keychain, {});
    await Promise.all([tokens.read(openai), tokens.read(openai)]);
    await tokens.read(openai);
    expect(questions).toBe(1);
    await tokensWith().save(openai, 'by another window', 'keychain');
    expect(await tokens.status(openai)).toMatchObject({ source: 'keychain' });
    expect(await tokens.read(openai)).toBe('by another window');
    expect(questions).toBe(2);
  });

  it('a token can be kept for the session where there is no keychain', async () => {
    withoutBus();
    const tokens = tokensWith();
    const problem = expect.stringContaining('No keychain');
    expect(textsInEnglish(await tokens.status(openai))).toEqual({ ...none, keychainProblem: problem });
    expect(await tokens.read(openai)).toBeNull();
    await expect(tokens.save(openai, 'a-token-7f', 'keychain')).rejects.toMatchObject({ code: 'keychain-unreachable' });
    expect(await tokens.read(openai)).toBeNull();
    const inSession = { source: 'session', ending: '7f', keychainProblem: problem };
    expect(textsInEnglish(await tokens.save(openai, 'a-token-7f', 'session'))).toEqual(inSession);
    expect(textsInEnglish(await tokens.status(openai))).toEqual(inSession);
    expect(await tokens.read(openai)).toBe('a-token-7f');
    expect(textsInEnglish(await tokens.remove(openai))).toEqual({ ...none, keychainProblem: problem });
  });

  it('a token that may be in a locked keychain is not taken for none', async () => {
    const home = temporaryHome();
    const stop = await startSecretService(home, 'unlocked');
    await tokensWith().save(github, 'in-the-keychain', 'keychain');
    await stop();
    await startSecretService(home, 'locked');
    const tokens = tokensWith();
    await expect(tokens.read(github)).rejects.toMatchObject({ code: 'keychain-unreachable' });
    expect(textsInEnglish(await tokens.status(github))).toMatchObject({
      source: 'none',
      keychainProblem: expect.stringContaining('locked'),
    });
    expect(await tokensWith({ GITHUB_TOKEN: 'from-the-environment' }).read(github)).toBe('from-the-environment');
  });

  it('there is no token for what is no address', async () => {
    for (const address of ['', 'api.openai.com', 'file:///etc/passwd']) {
      await expect(tokensWith().status(address)).rejects.toMatchObject({ code: 'invalid-request' });
    }
  });
});
