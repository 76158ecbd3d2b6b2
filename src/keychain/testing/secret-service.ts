import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { beforeEach, describe, onTestFinished, vi } from 'vitest';
import { missingSecretService } from '../../../scripts/secret-service.ts';
import { childProcessInference } from '../../engine/embedding/inference-process.ts';
import type { KeychainProcess } from '../keychain.ts';

const missing = missingSecretService();

/** Describes tests that need a Secret Service. They are skipped, with the reason, if none can run. */
export function describeKeychain(name: string, tests: () => void): void {
  describe(name, () => {
    beforeEach(({ skip }) => skip(missing !== null, missing ?? ''));
    tests();
  });
}

/** Starts the real keychain process in the test’s environment. */
export const startKeychain: () => KeychainProcess = childProcessInference(join(import.meta.dirname, '../index.ts'));

/** A home folder that is deleted when the test ends. */
export function temporaryHome(): string {
  const home = mkdtempSync(join(tmpdir(), 'nearnote-keychain-'));
  onTestFinished(() => rmSync(home, { recursive: true, force: true }));
  return home;
}

// The daemon goes into the background when it is ready, and ends with the bus. The bus ends with its standard input.
const unlocking = 'printf a-password | gnome-keyring-daemon --unlock --components=secrets >/dev/null;';
const staying = 'echo "$DBUS_SESSION_BUS_ADDRESS"; exec cat';

/**
 * Runs D-Bus and gnome-keyring with a home folder of their own until the test ends or `stop` is called. The keychain
 * processes of the test find them. `locked` is the state after a login without a password: nothing is unlocked, and
 * without a display nobody can be asked for the password.
 */
export async function startSecretService(home: string, state: 'unlocked' | 'locked'): Promise<() => Promise<void>> {
  const bus = spawn('dbus-run-session', ['--', 'sh', '-c', state === 'unlocked' ? unlocking + staying : staying], {
    env: { PATH: process.env.PATH, HOME: home, XDG_RUNTIME_DIR: home },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const ended = once(bus, 'exit');
  const stop = async (): Promise<void> => {
    bus.stdin.end();
    await ended;
  };
  onTestFinished(stop);
  const [address] = await once(createInterface({ input: bus.stdout }), 'line');
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', address);
  onTestFinished(() => void vi.unstubAllEnvs());
  return stop;
}

/** A desktop without a bus, as over SSH. */
export function withoutBus(): void {
  vi.stubEnv('DBUS_SESSION_BUS_ADDRESS', `unix:path=${join(tmpdir(), 'nearnote-no-such-bus')}`);
  onTestFinished(() => void vi.unstubAllEnvs());
}
