import { NearnoteError } from '../shared/errors.ts';
import { connect, type Port } from '../shared/rpc.ts';
import { type TextValue, type UserText, userText } from '../shared/user-text.ts';
import { type KeychainOutcome, type KeychainReason, keychainRequests } from './requests.ts';

/** A running keychain process. Its port closes when the process ends, for whatever reason. */
export interface KeychainProcess extends Port {
  kill(): void;
}

/** Long enough for the user to find their password and unlock the keychain, in milliseconds. */
const defaultTimeLimit = 60_000;

/** The keychain could not be used. The message tells the user why, and what to do. */
export class KeychainError extends NearnoteError {
  readonly reason: KeychainReason;

  constructor(reason: KeychainReason, detail: TextValue) {
    super('keychain-unreachable', messageFor(reason, detail));
    this.reason = reason;
  }
}

/**
 * The system’s keychain: Keychain on macOS, Credential Manager on Windows, Secret Service on Linux. Accounts are
 * origins, so that a token saved for one host is never read for another.
 *
 * Every request has a process of its own, which is ended when it has answered or the time is up. Otherwise a hanging
 * D-Bus would hang the caller.
 */
export class Keychain {
  readonly #start: () => KeychainProcess;
  readonly #timeLimit: number;

  /** @param timeLimit for each request, in milliseconds. */
  constructor(start: () => KeychainProcess, timeLimit = defaultTimeLimit) {
    this.#start = start;
    this.#timeLimit = timeLimit;
  }

  /** The token of an account; null if there is none. @throws KeychainError */
  async read(account: string): Promise<string | null> {
    return this.#ask((ask) => ask('read', { account }));
  }

  /** Stores an account’s token, replacing any other, and checks that it can be read back. @throws KeychainError */
  async write(account: string, token: string): Promise<void> {
    await this.#ask((ask) => ask('write', { account, token }));
  }

  /** Removes an account’s token, if there is one. @throws KeychainError */
  async remove(account: string): Promise<void> {
    await this.#ask((ask) => ask('remove', { account }));
  }

  async #ask(
    request: (ask: ReturnType<typeof connect<typeof keychainRequests>>) => Promise<KeychainOutcome>,
  ): Promise<string | null> {
    const process = this.#start();
    const late = Promise.withResolvers<KeychainOutcome>();
    const timer = setTimeout(() => late.resolve({ ok: false, reason: 'timeout', detail: '' }), this.#timeLimit);
    try {
      const outcome = await Promise.race([request(connect(keychainRequests, process)), late.promise]);
      if (outcome.ok) return outcome.token;
      throw new KeychainError(outcome.reason, outcome.detail);
    } catch (error) {
      if (error instanceof KeychainError) throw error;
      throw new KeychainError('failed', userText('the process that accesses it has stopped'));
    } finally {
      clearTimeout(timer);
      process.kill();
    }
  }
}

function messageFor(reason: KeychainReason, detail: TextValue): UserText {
  switch (reason) {
    case 'absent':
      return userText(
        'No keychain was found on this computer. On Linux, the desktop (GNOME Keyring, KWallet) or KeePassXC provides one: start it, then try again.',
      );
    case 'no-keyring':
      return userText(
        'The keychain has no default keyring to store a token in. Create one with the desktop’s password manager (“Passwords and Keys”), then try again.',
      );
    case 'locked':
      return userText(
        'The keychain is locked. Unlock it when you are asked to, or with the desktop’s password manager, then try again.',
      );
    case 'denied':
      return userText(
        'The system did not let Nearnote use the keychain. Allow it when you are asked to, then try again.',
      );
    case 'timeout':
      return userText(
        'The keychain did not answer in time. Try again. If this happens again, log out of the desktop and back in.',
      );
    case 'not-kept':
      return userText(
        'The keychain accepted the token but did not return it. Check it with the desktop’s password manager, then try again.',
      );
    case 'failed':
      return userText(
        'The keychain could not be used: {detail}. Try again, or check it with the desktop’s password manager.',
        { detail },
      );
  }
}
