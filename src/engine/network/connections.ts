import { Agent, type Dispatcher, ProxyAgent } from 'undici';
import { trustedCertificates } from './certificates.ts';

const connectTimeout = 15_000;

/** The connections, by proxy (null for none), so that they are used again. */
export class Connections {
  readonly #agents = new Map<string | null, Dispatcher>();

  /** @throws if the proxy’s address is none. */
  through(proxy: string | null): Dispatcher {
    const known = this.#agents.get(proxy);
    if (known !== undefined) return known;
    const ca = trustedCertificates();
    const agent =
      proxy === null
        ? new Agent({ connectTimeout, connect: { ca } })
        : new ProxyAgent({ uri: proxy, connectTimeout, requestTls: { ca }, proxyTls: { ca } });
    this.#agents.set(proxy, agent);
    return agent;
  }

  /** Ends every connection; what is under way on it fails with the reason. */
  breakOff(reason: Error): void {
    for (const agent of this.#agents.values()) void agent.destroy(reason);
    this.#agents.clear();
  }
}
