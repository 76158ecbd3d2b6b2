/** What the engine can only learn from the system it runs in. */
export interface System {
  /** The token for the hosted service at this address; null if there is none. */
  token(baseUrl: string): Promise<string | null>;
  /**
   * The way to an address: the proxy as `http://host:port`, or null to connect directly.
   * @param request the address that was asked for first, if a host sends on to another one.
   * @throws NearnoteError `consent-missing` if the user has not allowed what was asked for.
   */
  route(url: string, request: string): Promise<string | null>;
}
