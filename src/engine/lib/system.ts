/** What the engine can only learn from the system it runs in. */
export interface System {
  /** The token for the hosted service at this address; null if there is none. */
  token(baseUrl: string): Promise<string | null>;
  /** The proxy for a request to this address, as `http://host:port`; null to connect directly. */
  proxy(url: string): Promise<string | null>;
}
