import { Agent, Dispatcher, fetch } from 'undici';
import type { System } from '../lib/system.ts';
import type { Connections } from './connections.ts';
import { CountedHandler } from './counted-handler.ts';
import type { Traffic } from './traffic.ts';

/** All requests of the engine go through this, in the shape of the standard `fetch`. */
export type Fetch = typeof fetch;

/** A `fetch` that asks for the way to each address, redirects included, before it connects, and counts what is exchanged. */
export function createFetch(route: System['route'], traffic: Traffic, connections: Connections): Fetch {
  return (input, init) => {
    const request = input instanceof URL || typeof input === 'string' ? String(input) : input.url;
    const dispatcher = new Guarded((url) => route(url, request), traffic, connections);
    return fetch(input, { ...init, dispatcher });
  };
}

/** Sends one request, and what it is redirected to, on the ways that it is told. */
class Guarded extends Dispatcher {
  readonly #route: (url: string) => Promise<string | null>;
  readonly #traffic: Traffic;
  readonly #connections: Connections;

  constructor(route: (url: string) => Promise<string | null>, traffic: Traffic, connections: Connections) {
    super();
    this.#route = route;
    this.#traffic = traffic;
    this.#connections = connections;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    void this.#begin(String(options.origin)).then(
      (way) => way.dispatch(options, new CountedHandler(handler, new URL(String(options.origin)).host, this.#traffic)),
      (error: unknown) => refusing(error).dispatch(options, handler),
    );
    return true;
  }

  async #begin(url: string): Promise<Dispatcher> {
    this.#traffic.assertOn();
    const proxy = await this.#route(url);
    // It may have been switched off meanwhile.
    this.#traffic.assertOn();
    const way = this.#connections.through(proxy);
    this.#traffic.began(new URL(url).host);
    return way;
  }
}

/** Refused, or the proxy is unknown or invalid: the request fails like one whose connection fails. */
function refusing(error: unknown): Dispatcher {
  const reason = error instanceof Error ? error : new Error(String(error));
  return new Agent({ connect: (_, done) => done(reason, null) });
}
