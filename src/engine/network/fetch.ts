import { Agent, Dispatcher, fetch, ProxyAgent } from 'undici';
import type { System } from '../lib/system.ts';

/** All requests of the engine go through this, in the shape of the standard `fetch`. */
export type Fetch = typeof fetch;

const connectTimeout = 15_000;

/** A `fetch` that asks for the way to each address, redirects included, before it connects. */
export function createFetch(route: System['route']): Fetch {
  const ways = new Ways();
  return (input, init) => {
    const request = input instanceof URL || typeof input === 'string' ? String(input) : input.url;
    return fetch(input, { ...init, dispatcher: new Guarded(ways, (url) => route(url, request)) });
  };
}

/** The connections, by proxy (null for none), so that they are used again. */
class Ways {
  readonly #agents = new Map<string | null, Dispatcher>();

  through(proxy: string | null): Dispatcher {
    const known = this.#agents.get(proxy);
    if (known !== undefined) return known;
    const agent = proxy === null ? new Agent({ connectTimeout }) : new ProxyAgent({ uri: proxy, connectTimeout });
    this.#agents.set(proxy, agent);
    return agent;
  }
}

/** Sends one request, and what it is redirected to, on the ways that it is told. */
class Guarded extends Dispatcher {
  readonly #ways: Ways;
  readonly #route: (url: string) => Promise<string | null>;

  constructor(ways: Ways, route: (url: string) => Promise<string | null>) {
    super();
    this.#ways = ways;
    this.#route = route;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    void this.#wayTo(String(options.origin)).then((way) => way.dispatch(options, handler));
    return true;
  }

  async #wayTo(url: string): Promise<Dispatcher> {
    try {
      return this.#ways.through(await this.#route(url));
    } catch (error) {
      // Refused, or the proxy is unknown or invalid: the request fails like one whose connection fails.
      const reason = error instanceof Error ? error : new Error(String(error));
      return new Agent({ connect: (_, done) => done(reason, null) });
    }
  }
}
