import { Agent, Dispatcher, fetch, ProxyAgent } from 'undici';

/** All requests of the engine go through this, in the shape of the standard `fetch`. */
export type Fetch = typeof fetch;

const connectTimeout = 15_000;

/**
 * A `fetch` that uses the right proxy for each address, redirects included.
 * @param proxyFor returns the proxy as `http://host:port`, or null to connect directly.
 */
export function createFetch(proxyFor: (url: string) => Promise<string | null>): Fetch {
  const dispatcher = new ProxyChooser(proxyFor);
  return (input, init) => fetch(input, { ...init, dispatcher });
}

class ProxyChooser extends Dispatcher {
  readonly #proxyFor: (url: string) => Promise<string | null>;
  /** By proxy (null for none), so that connections are reused. */
  readonly #agents = new Map<string | null, Dispatcher>();

  constructor(proxyFor: (url: string) => Promise<string | null>) {
    super();
    this.#proxyFor = proxyFor;
  }

  override dispatch(options: Dispatcher.DispatchOptions, handler: Dispatcher.DispatchHandler): boolean {
    void this.#agentFor(String(options.origin)).then((agent) => agent.dispatch(options, handler));
    return true;
  }

  async #agentFor(url: string): Promise<Dispatcher> {
    try {
      const proxy = await this.#proxyFor(url);
      const known = this.#agents.get(proxy);
      if (known !== undefined) return known;
      const agent = proxy === null ? new Agent({ connectTimeout }) : new ProxyAgent({ uri: proxy, connectTimeout });
      this.#agents.set(proxy, agent);
      return agent;
    } catch (error) {
      // The proxy is unknown or invalid: the request fails like one whose connection fails.
      const reason = error instanceof Error ? error : new Error(String(error));
      return new Agent({ connect: (_, done) => done(reason, null) });
    }
  }
}
