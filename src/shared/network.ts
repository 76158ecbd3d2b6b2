import { z } from 'zod';

/**
 * What a host is contacted for: to find and download models, to embed texts, to find and download a new version, or to download
 * what scanned pages are read with.
 */
const networkPurpose = z.enum(['models', 'embedding', 'updates', 'scans']);
export type NetworkPurpose = z.infer<typeof networkPurpose>;

/** What was exchanged with a host for one purpose, since Nearnote was first started here. Bytes are those of the contents. */
export const networkContact = z.object({
  host: z.string(),
  purpose: networkPurpose,
  requests: z.int(),
  sentBytes: z.number(),
  receivedBytes: z.number(),
  /** Milliseconds since the epoch. */
  firstAt: z.number(),
  lastAt: z.number(),
});
export type NetworkContact = z.infer<typeof networkContact>;

/** Whether Nearnote may use the network, and every host that it has contacted, the latest first. */
export const networkState = z.object({ isOff: z.boolean(), contacts: z.array(networkContact) });
export type NetworkState = z.infer<typeof networkState>;

/** The file in the data folder that holds it. */
export const networkFile = 'network.json';
