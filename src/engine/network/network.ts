import { join } from 'node:path';
import { z } from 'zod';
import { NearnoteError } from '../../shared/errors.ts';
import {
  type NetworkContact,
  type NetworkPurpose,
  type NetworkState,
  networkContact,
  networkFile,
} from '../../shared/network.ts';
import { userText } from '../../shared/user-text.ts';
import { JsonFile } from '../lib/json-file.ts';
import type { System } from '../lib/system.ts';
import type { Connections } from './connections.ts';
import type { Fetch } from './fetch.ts';
import type { Traffic } from './traffic.ts';

const content = z.object({
  version: z.literal(1),
  isOff: z.boolean().default(false),
  contacts: z.array(networkContact).default([]),
});
type Content = z.infer<typeof content>;

/** By purpose and host, see `add`. */
type Contacts = Map<string, NetworkContact>;

/** Milliseconds between two writes of what was exchanged. */
const writeEvery = 10_000;

/**
 * The network, as far as Nearnote uses it: the one place where connections are made. It keeps which hosts were contacted, when,
 * why and with how many bytes, and makes none while the user has switched the network off. The app and the command line
 * share the file.
 */
export class Network {
  readonly #file: JsonFile<Content>;
  readonly #system: Pick<System, 'route'>;
  /** Made with the first request: what makes connections takes a tenth of a second to load, and most starts need none. */
  #connections: Connections | undefined;
  /** What is not written yet. */
  #unwritten: Contacts = new Map();
  #timer: NodeJS.Timeout | undefined;

  private constructor(file: JsonFile<Content>, system: Pick<System, 'route'>) {
    this.#file = file;
    this.#system = system;
  }

  /** @throws NearnoteError `file-damaged` if the file is invalid. */
  static async open(folder: string, system: Pick<System, 'route'>): Promise<Network> {
    const file = new JsonFile<Content>(join(folder, networkFile), {
      shape: content,
      initial: { version: 1, isOff: false, contacts: [] },
      remedy: userText('Repair it, or move it away to begin a new record of the hosts that were contacted.'),
    });
    await file.read();
    return new Network(file, system);
  }

  state(): NetworkState {
    const contacts = merged(this.#file.content.contacts, this.#unwritten);
    return { isOff: this.#file.content.isOff, contacts: contacts.toSorted((a, b) => b.lastAt - a.lastAt) };
  }

  /** Switches the network off or on. What is being exchanged is broken off. */
  async switch(isOff: boolean): Promise<void> {
    await this.#file.update(() => ({ isOff }));
    if (isOff) this.#connections?.breakOff(networkOff());
  }

  /** @throws NearnoteError `network-off` while the user has switched the network off. */
  assertOn(): void {
    if (this.#file.content.isOff) throw networkOff();
  }

  /** A `fetch` whose contacts are recorded as made for this purpose. */
  fetchFor(purpose: NetworkPurpose): Fetch {
    const traffic: Traffic = {
      assertOn: () => this.assertOn(),
      began: (host) => this.#record(host, purpose, { requests: 1 }),
      sent: (host, sentBytes) => this.#record(host, purpose, { sentBytes }),
      received: (host, receivedBytes) => this.#record(host, purpose, { receivedBytes }),
    };
    return async (input, init) => {
      const [{ createFetch }, { Connections }] = await Promise.all([import('./fetch.ts'), import('./connections.ts')]);
      this.#connections ??= new Connections();
      const fetch = createFetch((url, request) => this.#system.route(url, request), traffic, this.#connections);
      return fetch(input, init);
    };
  }

  async close(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#write();
  }

  #record(
    host: string,
    purpose: NetworkPurpose,
    { requests = 0, sentBytes = 0, receivedBytes = 0 }: Partial<NetworkContact>,
  ): void {
    const now = Date.now();
    const added = { host, purpose, requests, sentBytes, receivedBytes, firstAt: now, lastAt: now };
    add(this.#unwritten, added);
    this.#timer ??= setTimeout(() => void this.#write(), writeEvery).unref();
  }

  async #write(): Promise<void> {
    this.#timer = undefined;
    const written = this.#unwritten;
    if (written.size === 0) return;
    this.#unwritten = new Map();
    try {
      await this.#file.update(({ contacts }) => ({ contacts: merged(contacts, written) }));
    } catch {
      // A full disk, say: what could not be written is shown all the same, and written with what follows.
      for (const later of this.#unwritten.values()) add(written, later);
      this.#unwritten = written;
    }
  }
}

function networkOff(): NearnoteError {
  return new NearnoteError(
    'network-off',
    userText('You have switched the network off for Nearnote. Switch it on in Settings, under Privacy.'),
  );
}

function merged(contacts: readonly NetworkContact[], added: Contacts): NetworkContact[] {
  const all: Contacts = new Map();
  for (const contact of [...contacts, ...added.values()]) add(all, contact);
  return [...all.values()];
}

/** Adds a later contact to what is known of its host and purpose. */
function add(contacts: Contacts, contact: NetworkContact): void {
  const key = `${contact.purpose} ${contact.host}`;
  const before = contacts.get(key);
  contacts.set(key, before === undefined ? contact : sum(before, contact));
}

function sum(before: NetworkContact, after: NetworkContact): NetworkContact {
  return {
    ...before,
    requests: before.requests + after.requests,
    sentBytes: before.sentBytes + after.sentBytes,
    receivedBytes: before.receivedBytes + after.receivedBytes,
    lastAt: after.lastAt,
  };
}
