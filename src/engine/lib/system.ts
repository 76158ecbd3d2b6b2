/** What only the system around the engine knows. */
export interface System {
  /** The token for a hosted service; null if there is none. */
  token(baseUrl: string): Promise<string | null>;
  /** The proxy for an address, as `http://host:port`; null to connect directly. */
  proxy(url: string): Promise<string | null>;
}
