import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { type AllowedHosts as AllowedHostsList, addressOf, isWithin } from '../shared/allowed-hosts.ts';
import { NearnoteError } from '../shared/errors.ts';
import type { Logger } from '../shared/log.ts';
import { defaultHub } from '../shared/models.ts';
import { userText } from '../shared/user-text.ts';
import { KeptFile } from './kept-file.ts';

const kept = z.object({
  version: z.literal(1),
  /** Addresses that the engine may ask something of, with all that is below them. */
  addresses: z.array(z.string()),
  /** Hosts whose pages open in the browser without a question. */
  links: z.array(z.string()),
  /** Addresses that the user has taken back, so that settings which still name them do not allow them again. */
  revoked: z.array(z.string()).default([]),
});
type Kept = z.infer<typeof kept>;

/** What the settings of models name of hosts. */
const modelSettings = z.object({
  hubUrl: z.string().optional(),
  hosted: z.array(z.object({ baseUrl: z.string() })).default([]),
});

/**
 * Which hosts the user has allowed, in main’s own dialogs. The page cannot change them, and the engine asks here before
 * each connection.
 */
export class AllowedHosts {
  readonly #file: KeptFile<Kept>;

  /**
   * @param models the settings of models. What is in them the user has entered and the engine has asked already, as they
   * allowed here or from the command line.
   */
  constructor(path: string, models: string, logger: Logger) {
    const initial = (): Kept => ({ version: 1, addresses: [defaultHub], links: [], revoked: [] });
    this.#file = new KeptFile(path, { name: 'hosts', read: (data) => kept.parse(data), initial }, logger);
    const { revoked } = this.#file.now;
    for (const address of enteredIn(models)) {
      const entered = addressOf(address);
      if (entered !== null && !revoked.some((base) => isWithin(entered, base))) this.allow(entered);
    }
  }

  get all(): AllowedHostsList {
    const { addresses, links } = this.#file.now;
    return { addresses, links };
  }

  /** Whether the engine may send a request to this address. A path that was not allowed may belong to somebody else. */
  has(address: string): boolean {
    const asked = addressOf(address);
    return asked !== null && this.#file.now.addresses.some((base) => isWithin(asked, base));
  }

  allow(address: string): void {
    const base = addressOf(address);
    if (base === null || this.has(base)) return;
    const { addresses, revoked } = this.#file.now;
    this.#file.set({
      ...this.#file.now,
      addresses: [...addresses, base],
      revoked: revoked.filter((each) => each !== base),
    });
  }

  /** Takes back that the engine may send requests to an address. From now on it may not, and a new question is needed. */
  revoke(address: string): void {
    const base = addressOf(address);
    const { addresses, revoked } = this.#file.now;
    if (base === null || !addresses.includes(base)) return;
    this.#file.set({
      ...this.#file.now,
      addresses: addresses.filter((each) => each !== base),
      revoked: [...revoked, base],
    });
  }

  opensWithoutQuestion(host: string): boolean {
    return this.#file.now.links.includes(host);
  }

  openWithoutQuestion(host: string): void {
    this.#file.set({ ...this.#file.now, links: [...new Set([...this.#file.now.links, host])] });
  }

  /** Takes that back: the user is asked again before a page of this host opens. */
  askAgain(host: string): void {
    this.#file.set({ ...this.#file.now, links: this.#file.now.links.filter((each) => each !== host) });
  }

  settled(): Promise<void> {
    return this.#file.settled();
  }
}

export function hostNotAllowed(address: string): NearnoteError {
  return new NearnoteError(
    'consent-missing',
    userText('Nearnote may not connect to {host} before you allow it. Allow it in Settings, under Privacy.', {
      host: new URL(address).host,
    }),
  );
}

function enteredIn(models: string): string[] {
  try {
    const { hubUrl, hosted } = modelSettings.parse(JSON.parse(readFileSync(models, 'utf8')));
    return [...(hubUrl === undefined ? [] : [hubUrl]), ...hosted.map(({ baseUrl }) => baseUrl)];
  } catch {
    // There is none yet, or it cannot be read, which the engine reports.
    return [];
  }
}
