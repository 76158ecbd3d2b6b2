import { z } from 'zod';
import { webUrl } from './web-url.ts';

/** What the user has allowed of the network. */
export const allowedHosts = z.object({
  /** Addresses that Nearnote may ask something of, with all that is below them. */
  addresses: z.array(z.string()),
  /** Hosts whose pages open in the browser without a question. */
  links: z.array(z.string()),
});
export type AllowedHosts = z.infer<typeof allowedHosts>;

/** An address without what does not tell places apart: its query, and slashes at its end. Null for what is none of the web. */
export function addressOf(address: string): string | null {
  const url = webUrl(address);
  return url && `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
}

/** Whether what was allowed for `base` holds for an address. A path beside it may belong to somebody else. */
export function isWithin(address: string, base: string): boolean {
  return address === base || address.startsWith(`${base}/`);
}
