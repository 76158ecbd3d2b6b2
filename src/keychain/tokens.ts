import { NearnoteError } from '../shared/errors.ts';
import type { TokenStatus } from '../shared/models.ts';
import { userText } from '../shared/user-text.ts';
import { webUrl } from '../shared/web-url.ts';
import { environmentToken } from './environment-token.ts';
import { type Keychain, KeychainError } from './keychain.ts';

interface Found {
  source: Exclude<TokenStatus['source'], 'none'>;
  token: string;
}

/** The last two characters of a shorter token would reveal too much of it. */
const minLengthForEnding = 8;

/**
 * The tokens of hosted services, by the origin of the service’s address. A token that the user has saved takes
 * precedence over `GITHUB_TOKEN`. Nothing is ever written to a file.
 */
export class Tokens {
  readonly #keychain: Keychain;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #session = new Map<string, string>();
  /** The keychain’s answers: otherwise each request to a service would start a process and might need a password. */
  readonly #answers = new Map<string, Promise<string | null>>();
  /** Why the keychain’s last use failed; null if it succeeded. */
  #problem: KeychainError | null = null;

  constructor(keychain: Keychain, environment: NodeJS.ProcessEnv) {
    this.#keychain = keychain;
    this.#environment = environment;
  }

  /** Asks the keychain again: the user may have unlocked or changed it. @throws NearnoteError `invalid-request` */
  async status(baseUrl: string): Promise<TokenStatus> {
    const origin = originOf(baseUrl);
    this.#answers.delete(origin);
    return this.#describe(origin);
  }

  /**
   * The token to send to a service; null if there is none.
   * @throws KeychainError if there may be one that cannot be read now; NearnoteError `invalid-request`.
   */
  async read(baseUrl: string): Promise<string | null> {
    return (await this.#find(originOf(baseUrl)))?.token ?? null;
  }

  /** Saves a token. @throws KeychainError if the keychain did not store it; NearnoteError `invalid-request`. */
  async save(baseUrl: string, token: string, keep: 'keychain' | 'session'): Promise<TokenStatus> {
    const origin = originOf(baseUrl);
    if (keep === 'session') {
      this.#session.set(origin, token);
    } else {
      await this.#recordProblem(this.#keychain.write(origin, token));
      this.#answers.set(origin, Promise.resolve(token));
      this.#session.delete(origin);
    }
    return this.#describe(origin);
  }

  /** Removes a token. @throws KeychainError if the keychain may still hold it; NearnoteError `invalid-request`. */
  async remove(baseUrl: string): Promise<TokenStatus> {
    const origin = originOf(baseUrl);
    this.#session.delete(origin);
    try {
      await this.#recordProblem(this.#keychain.remove(origin));
    } catch (error) {
      if (!isAbsent(error)) throw error;
    }
    this.#answers.set(origin, Promise.resolve(null));
    return this.#describe(origin);
  }

  async #find(origin: string): Promise<Found | null> {
    const session = this.#session.get(origin);
    if (session !== undefined) return { source: 'session', token: session };
    const fromEnvironment = environmentToken(origin, this.#environment);
    try {
      const stored = await this.#fromKeychain(origin);
      if (stored !== null) return { source: 'keychain', token: stored };
    } catch (error) {
      // A token from the environment will do. The status reports the problem with the keychain.
      if (fromEnvironment === null) throw error;
    }
    return fromEnvironment === null ? null : { source: 'environment', token: fromEnvironment };
  }

  async #describe(origin: string): Promise<TokenStatus> {
    let found: Found | null = null;
    try {
      found = await this.#find(origin);
    } catch (error) {
      // Reported as `keychainProblem`.
      if (!(error instanceof KeychainError)) throw error;
    }
    return {
      source: found?.source ?? 'none',
      ending: endingOf(found?.token ?? ''),
      keychainProblem: this.#problem?.text ?? null,
    };
  }

  #fromKeychain(origin: string): Promise<string | null> {
    const known = this.#answers.get(origin);
    if (known !== undefined) return known;
    const answer = this.#recordProblem(this.#keychain.read(origin)).catch((error: unknown) => {
      // Without a keychain there is no token. Any other problem may hide one, so the keychain is asked again.
      if (isAbsent(error)) return null;
      if (this.#answers.get(origin) === answer) this.#answers.delete(origin);
      throw error;
    });
    this.#answers.set(origin, answer);
    return answer;
  }

  async #recordProblem<T>(answer: Promise<T>): Promise<T> {
    try {
      const value = await answer;
      this.#problem = null;
      return value;
    } catch (error) {
      if (error instanceof KeychainError) this.#problem = error;
      throw error;
    }
  }
}

/** The last characters of a token, by which the user knows it; null for one that is too short to show any. */
export function endingOf(token: string): string | null {
  return token.length < minLengthForEnding ? null : token.slice(-2);
}

function isAbsent(error: unknown): boolean {
  return error instanceof KeychainError && error.reason === 'absent';
}

function originOf(baseUrl: string): string {
  const url = webUrl(baseUrl);
  if (url === null) {
    throw new NearnoteError('invalid-request', userText('The service’s address must begin with https:// or http://.'));
  }
  return url.origin;
}
