import { Agent, Dispatcher, fetch, ProxyAgent } from 'undici';

/** The one way to the network, in the shape of the standard `fetch`. */
export type Fetch = typeof fetch;

const connectTimeout = 15_000;

/**
 * A `fetch` that asks for each address, redirects included, whether a proxy leads there.
 * @param proxyFor gives the proxy as `http://host:port`, or null to connect directly.
 */
export function createFetch(proxyFor: (url: string) => Promise<string | null>): Fetch {
  const dispatcher = new ProxyChooser(proxyFor);
  return (input, init) => fetch(input, { ...init, dispatcher });
}

class ProxyChooser extends Dispatcher {
  readonly #proxyFor: (url: string) => Promise<string | null>;
  /** By proxy, null for none: connections are kept and used again. */
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
      // Asking failed, or the answer is no address: the request fails as one whose connection fails.
      const reason = error instanceof Error ? error : new Error(String(error));
      return new Agent({ connect: (_, done) => done(reason, null) });
    }
  }
}
