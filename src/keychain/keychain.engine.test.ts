import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, it, onTestFinished, vi } from 'vitest';
import { childProcessInference } from '../engine/embedding/inference-process.ts';
import { Keychain, type KeychainProcess } from './keychain.ts';
import {
  describeKeychain,
  startKeychain,
  startSecretService,
  temporaryHome,
  withoutBus,
} from './testing/secret-service.ts';

const account = 'https://api.example.com';
const token = 'a-token-that-nobody-else-may-see-7f';
const keychain = new Keychain(startKeychain);

describeKeychain('the system’s keychain', () => {
  it('the keychain gives one process what another has written, also after a restart of the machine', async () => {
    const home = temporaryHome();
    const stop = await startSecretService(home, 'unlocked');
    await keychain.write(account, token);
    expect(await keychain.read(account)).toBe(token);
    await stop();
    await startSecretService(home, 'unlocked');
    expect(await keychain.read(account)).toBe(token);
  });

  it('the keychain keeps the last token of an account until it is removed', async () => {
    await startSecretService(temporaryHome(), 'unlocked');
    await keychain.write(account, 'the first');
    await keychain.write(account, 'the second');
    expect(await keychain.read(account)).toBe('the second');
    await keychain.remove(account);
    expect(await keychain.read(account)).toBeNull();
    await keychain.remove(account);
  });

  it('the keychain gives an account no token of another', async () => {
    await startSecretService(temporaryHome(), 'unlocked');
    await keychain.write(account, token);
    expect(await keychain.read('https://api.example.com:8443')).toBeNull();
    expect(await keychain.read('https://example.com')).toBeNull();
  });

  it('a token shows neither in a file nor in what other programs see of a process', async () => {
    const home = temporaryHome();
    await startSecretService(home, 'unlocked');
    const seen: string[] = [];
    const watched = (): KeychainProcess => {
      const process = startKeychain();
      return {
        ...process,
        post: (message) => {
          process.post(message);
          seen.push(...whatProcessesShow());
        },
        onMessage: (listener) =>
          process.onMessage((message) => {
            seen.push(...whatProcessesShow());
            listener(message);
          }),
      };
    };
    await new Keychain(watched).write(account, token);
    expect(seen.filter((text) => text.includes(join('keychain', 'index.ts')))).not.toEqual([]);
    expect(seen.filter((text) => text.includes(token))).toEqual([]);
    const files = filesBelow(home);
    expect(files.map(({ name }) => name)).toContain('login.keyring');
    expect(files.filter(({ content }) => content.includes(token))).toEqual([]);
  });

  it('a locked keychain says so', async () => {
    const home = temporaryHome();
    const stop = await startSecretService(home, 'unlocked');
    await keychain.write(account, token);
    await stop();
    await startSecretService(home, 'locked');
    const locked = { code: 'keychain-unreachable', reason: 'locked', message: expect.stringContaining('locked') };
    await expect(keychain.read(account)).rejects.toMatchObject(locked);
    await expect(keychain.write(account, token)).rejects.toMatchObject(locked);
    await expect(keychain.remove(account)).rejects.toMatchObject(locked);
    await expect(keychain.write(account, token)).rejects.not.toThrow(token);
  });

  it('a keychain without a keyring says so, and keeps nothing', async () => {
    await startSecretService(temporaryHome(), 'locked');
    await expect(keychain.write(account, token)).rejects.toMatchObject({
      reason: 'no-keyring',
      message: expect.stringContaining('no default keyring'),
    });
    expect(await keychain.read(account)).toBeNull();
  });

  it('a missing keychain is reported, and nothing takes its place', async () => {
    withoutBus();
    const absent = { code: 'keychain-unreachable', reason: 'absent', message: expect.stringContaining('No keychain') };
    await expect(keychain.write(account, token)).rejects.toMatchObject(absent);
    await expect(keychain.read(account)).rejects.toMatchObject(absent);
  });

  it('a keychain that does not answer is not waited for, and the process that asked it is ended', async () => {
    const socket = join(temporaryHome(), 'bus');
    const mute = createServer().listen(socket);
    onTestFinished(() => void mute.close());
    vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', `unix:path=${socket}`);
    onTestFinished(() => void vi.unstubAllEnvs());
    const ended = Promise.withResolvers<void>();
    const asking = new Keychain(() => {
      const process = startKeychain();
      process.onClose(ended.resolve);
      return process;
    }, 500);
    await expect(asking.read(account)).rejects.toMatchObject({ reason: 'timeout' });
    await ended.promise;
  });
});

it('the keychain counts as unusable when the process that asks it dies', async () => {
  const entry = join(temporaryHome(), 'dies.mjs');
  writeFileSync(entry, 'process.exit(1);');
  await expect(new Keychain(childProcessInference(entry)).read(account)).rejects.toMatchObject({ reason: 'failed' });
});

/** Arguments and environment of every process that this one may see. */
function whatProcessesShow(): string[] {
  const shown: string[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    for (const file of ['cmdline', 'environ']) {
      try {
        shown.push(readFileSync(join('/proc', name, file), 'latin1'));
      } catch {
        // It has ended meanwhile, or belongs to another user.
      }
    }
  }
  return shown;
}

function filesBelow(folder: string): { name: string; content: Buffer }[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map(({ name, parentPath }) => ({ name, content: readFileSync(join(parentPath, name)) }));
}
