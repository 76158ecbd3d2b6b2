import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { NearnoteError } from '../shared/errors.ts';
import type { Logger } from '../shared/log.ts';
import { defaultHub } from '../shared/models.ts';
import { userText } from '../shared/user-text.ts';
import { webUrl } from '../shared/web-url.ts';
import { KeptFile } from './kept-file.ts';

const kept = z.object({
  version: z.literal(1),
  /** Addresses that the engine may ask something of, with all that is below them. */
  addresses: z.array(z.string()),
  /** Hosts whose pages open in the browser without a question. */
  links: z.array(z.string()),
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
    const initial = (): Kept => ({ version: 1, addresses: [defaultHub], links: [] });
    this.#file = new KeptFile(path, { name: 'hosts', read: (data) => kept.parse(data), initial }, logger);
    for (const address of enteredIn(models)) this.allow(address);
  }

  /** Whether the engine may send a request to this address. A path that was not allowed may belong to somebody else. */
  has(address: string): boolean {
    const asked = addressOf(address);
    return asked !== null && this.#file.now.addresses.some((base) => asked === base || asked.startsWith(`${base}/`));
  }

  allow(address: string): void {
    const base = addressOf(address);
    if (base === null || this.has(base)) return;
    this.#file.set({ ...this.#file.now, addresses: [...this.#file.now.addresses, base] });
  }

  opensWithoutQuestion(host: string): boolean {
    return this.#file.now.links.includes(host);
  }

  openWithoutQuestion(host: string): void {
    this.#file.set({ ...this.#file.now, links: [...new Set([...this.#file.now.links, host])] });
  }

  settled(): Promise<void> {
    return this.#file.settled();
  }
}

export function hostNotAllowed(address: string): NearnoteError {
  return new NearnoteError(
    'consent-missing',
    userText('Nearnote may not connect to {host} before you allow it. Enter its address again in Settings.', {
      host: new URL(address).host,
    }),
  );
}

/** An address without what does not tell places apart: its query, and slashes at its end. */
function addressOf(address: string): string | null {
  const url = webUrl(address);
  return url && `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
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
