import { NearnoteError } from '../shared/errors.ts';
import type { TokenStatus } from '../shared/models.ts';
import { environmentToken } from './environment-token.ts';
import { type Keychain, KeychainError } from './keychain.ts';

interface Found {
  source: Exclude<TokenStatus['source'], 'none'>;
  token: string;
}

/** Two characters of a shorter token would tell too much of it. */
const shortestWithEnding = 8;

/**
 * The tokens of hosted services, each for the origin of the service's address. One that the user saved goes before
 * `GITHUB_TOKEN`. Nothing is ever written to a file.
 */
export class Tokens {
  readonly #keychain: Keychain;
  readonly #environment: NodeJS.ProcessEnv;
  readonly #session = new Map<string, string>();
  /** What the keychain answered, so that not every request to a service starts a process and may ask for a password. */
  readonly #answers = new Map<string, Promise<string | null>>();
  /** Why the keychain could not be used when it was last needed. */
  #problem: KeychainError | null = null;

  constructor(keychain: Keychain, environment: NodeJS.ProcessEnv) {
    this.#keychain = keychain;
    this.#environment = environment;
  }

  /** Asks the keychain anew: the user may have unlocked it, or changed what it holds. @throws NearnoteError `invalid-request` */
  async status(baseUrl: string): Promise<TokenStatus> {
    const origin = originOf(baseUrl);
    this.#answers.delete(origin);
    return this.#describe(origin);
  }

  /**
   * The token to send to a service; null if there is none.
   * @throws KeychainError where there may be one that cannot be read now; NearnoteError `invalid-request`.
   */
  async read(baseUrl: string): Promise<string | null> {
    return (await this.#find(originOf(baseUrl)))?.token ?? null;
  }

  /** @throws KeychainError where the keychain was asked to keep it and does not; NearnoteError `invalid-request`. */
  async save(baseUrl: string, token: string, keep: 'keychain' | 'session'): Promise<TokenStatus> {
    const origin = originOf(baseUrl);
    if (keep === 'session') {
      this.#session.set(origin, token);
    } else {
      await this.#noting(this.#keychain.write(origin, token));
      this.#answers.set(origin, Promise.resolve(token));
      this.#session.delete(origin);
    }
    return this.#describe(origin);
  }

  /** @throws KeychainError where the keychain may still hold it; NearnoteError `invalid-request`. */
  async remove(baseUrl: string): Promise<TokenStatus> {
    const origin = originOf(baseUrl);
    this.#session.delete(origin);
    try {
      await this.#noting(this.#keychain.remove(origin));
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
      const kept = await this.#kept(origin);
      if (kept !== null) return { source: 'keychain', token: kept };
    } catch (error) {
      // The environment's serves as well; a status tells of the keychain's trouble.
      if (fromEnvironment === null) throw error;
    }
    return fromEnvironment === null ? null : { source: 'environment', token: fromEnvironment };
  }

  async #describe(origin: string): Promise<TokenStatus> {
    let found: Found | null = null;
    try {
      found = await this.#find(origin);
    } catch (error) {
      // Told as `keychainProblem`.
      if (!(error instanceof KeychainError)) throw error;
    }
    const token = found?.token ?? '';
    return {
      source: found?.source ?? 'none',
      ending: token.length < shortestWithEnding ? null : token.slice(-2),
      keychainProblem: this.#problem?.message ?? null,
    };
  }

  #kept(origin: string): Promise<string | null> {
    const known = this.#answers.get(origin);
    if (known !== undefined) return known;
    const answer = this.#noting(this.#keychain.read(origin)).catch((error: unknown) => {
      // A computer without a keychain holds no token; any other trouble may hide one, and is asked about again.
      if (isAbsent(error)) return null;
      if (this.#answers.get(origin) === answer) this.#answers.delete(origin);
      throw error;
    });
    this.#answers.set(origin, answer);
    return answer;
  }

  async #noting<T>(answer: Promise<T>): Promise<T> {
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

function isAbsent(error: unknown): boolean {
  return error instanceof KeychainError && error.reason === 'absent';
}

function originOf(baseUrl: string): string {
  const url = URL.parse(baseUrl);
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new NearnoteError('invalid-request', 'The service’s address must begin with https:// or http://.');
  }
  return url.origin;
}
