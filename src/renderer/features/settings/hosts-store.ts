import type { AllowedHosts } from '../../../shared/allowed-hosts.ts';
import type { ErrorShape } from '../../../shared/errors.ts';
import { request } from '../../lib/api.ts';
import { outcomeOf } from '../../lib/outcome-of.ts';
import { createStore, hookOf } from '../../lib/store.ts';

interface HostsStore {
  /** Null until they are known. */
  hosts: AllowedHosts | null;
  failure: ErrorShape | null;
  look(): Promise<void>;
  /** Allows an address again; the app asks the user. */
  allow(address: string): Promise<void>;
  revoke(address: string): Promise<void>;
  /** Has the user asked again before a page of the host opens in the browser. */
  askAgain(host: string): Promise<void>;
}

export const hostsStore = createStore<HostsStore>('allowed hosts', (set) => {
  async function show(answer: Promise<AllowedHosts>): Promise<void> {
    set(await outcomeOf(answer.then((hosts) => ({ hosts }))));
  }
  return {
    hosts: null,
    failure: null,
    look: () => show(request('hosts.list', {})),
    allow: (address) => show(request('hosts.allow', { address })),
    revoke: (address) => show(request('hosts.revoke', { address })),
    askAgain: (host) => show(request('hosts.askAgain', { host })),
  };
});

export const useHosts = hookOf(hostsStore);
