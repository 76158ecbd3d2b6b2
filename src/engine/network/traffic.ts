/** What is exchanged, as the dispatcher sees it. */
export interface Traffic {
  /** @throws NearnoteError `network-off`. */
  assertOn(): void;
  began(host: string): void;
  sent(host: string, bytes: number): void;
  received(host: string, bytes: number): void;
}
