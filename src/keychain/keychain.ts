import { NearnoteError } from '../shared/errors.ts';
import { connect, type Port } from '../shared/rpc.ts';
import { type KeychainOutcome, type KeychainReason, keychainRequests } from './requests.ts';

/** A running keychain process. Closing of the port means that it has ended, for whatever reason. */
export interface KeychainProcess extends Port {
  kill(): void;
}

/** Long enough for a user to find their password and unlock the keychain. */
const usualTimeLimit = 60_000;

/** The keychain could not be used; its message tells a user why and what to do. */
export class KeychainError extends NearnoteError {
  readonly reason: KeychainReason;

  constructor(reason: KeychainReason, detail: string) {
    super('keychain-unreachable', inWords(reason, detail));
    this.reason = reason;
  }
}

/**
 * The system's keychain: Keychain on macOS, Credential Manager on Windows, Secret Service on Linux. Accounts are
 * origins, so that what was saved for one host is never read for another.
 *
 * Every question is put to a process of its own, which is ended when it has answered or the time is over: a desktop
 * whose D-Bus hangs would otherwise hang whoever asks.
 */
export class Keychain {
  readonly #start: () => KeychainProcess;
  readonly #timeLimit: number;

  /** @param timeLimit milliseconds after which an answer is no longer waited for. */
  constructor(start: () => KeychainProcess, timeLimit = usualTimeLimit) {
    this.#start = start;
    this.#timeLimit = timeLimit;
  }

  /** What is kept for an account; null if nothing is. @throws KeychainError */
  async read(account: string): Promise<string | null> {
    return this.#ask((ask) => ask('read', { account }));
  }

  /** Keeps a token in place of the one that was kept; it has been read back when this resolves. @throws KeychainError */
  async write(account: string, token: string): Promise<void> {
    await this.#ask((ask) => ask('write', { account, token }));
  }

  /** Also when nothing is kept. @throws KeychainError */
  async remove(account: string): Promise<void> {
    await this.#ask((ask) => ask('remove', { account }));
  }

  async #ask(
    question: (ask: ReturnType<typeof connect<typeof keychainRequests>>) => Promise<KeychainOutcome>,
  ): Promise<string | null> {
    const process = this.#start();
    const late = Promise.withResolvers<KeychainOutcome>();
    const timer = setTimeout(() => late.resolve({ ok: false, reason: 'silent', detail: '' }), this.#timeLimit);
    try {
      const outcome = await Promise.race([question(connect(keychainRequests, process)), late.promise]);
      if (outcome.ok) return outcome.token;
      throw new KeychainError(outcome.reason, outcome.detail);
    } catch (error) {
      if (error instanceof KeychainError) throw error;
      throw new KeychainError('failed', 'the process that asks it has stopped');
    } finally {
      clearTimeout(timer);
      process.kill();
    }
  }
}

function inWords(reason: KeychainReason, detail: string): string {
  switch (reason) {
    case 'absent':
      return 'No keychain was found on this computer. On Linux one comes with the desktop (GNOME Keyring, KWallet) or with KeePassXC: start one, then try again.';
    case 'empty':
      return 'The keychain has no default keyring to keep a token in. Create one with the desktop’s password manager (“Passwords and Keys”), then try again.';
    case 'locked':
      return 'The keychain is locked. Unlock it when you are asked to, or with the desktop’s password manager, then try again.';
    case 'denied':
      return 'The system did not let Nearnote use the keychain. Allow it when you are asked to, then try again.';
    case 'silent':
      return 'The keychain did not answer in time. Try again; if this comes back, log out of the desktop and in again.';
    case 'forgetful':
      return 'The keychain took the token but did not give it back. Look at it with the desktop’s password manager, then try again.';
    case 'failed':
      return `The keychain could not be used: ${detail}. Try again, or look at it with the desktop’s password manager.`;
  }
}
