import { BlockList, isIP } from 'node:net';
import { NearnoteError } from '../../../shared/errors.ts';

/** Addresses that no packet leaves the local network for (RFC 1918, 3927, 4193, 4291, 6598). */
const local = new BlockList();
local.addSubnet('127.0.0.0', 8, 'ipv4');
local.addSubnet('10.0.0.0', 8, 'ipv4');
local.addSubnet('172.16.0.0', 12, 'ipv4');
local.addSubnet('192.168.0.0', 16, 'ipv4');
local.addSubnet('169.254.0.0', 16, 'ipv4');
local.addSubnet('100.64.0.0', 10, 'ipv4');
local.addAddress('::1', 'ipv6');
local.addSubnet('fc00::', 7, 'ipv6');
local.addSubnet('fe80::', 10, 'ipv6');

/** Endings that are never resolved outside the local network (RFC 6761, 6762, 8375, and ICANN’s `internal`). */
const localNames = /(?:^|\.)(?:localhost|local|home\.arpa|internal)$/;

/**
 * The address of a service as requests are built from it: without a slash at its end, and without the `/embeddings`
 * that is easily pasted along.
 * @throws NearnoteError `invalid-request`: it is no address, would send the token in the clear, or carries what does not
 * belong in an address that is shown and stored.
 */
export function normalizeBaseUrl(entered: string): string {
  const url = URL.canParse(entered.trim()) ? new URL(entered.trim()) : null;
  if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw refused('The address must begin with https:// or http://.');
  }
  if (url.username !== '' || url.password !== '') {
    throw refused('The address must not hold a user name or a password. Enter the token in its own field.');
  }
  if (url.search !== '' || url.hash !== '') {
    throw refused('The address must end before any “?” or “#”. Leave off what follows.');
  }
  if (url.hostname.startsWith('your-resource.')) {
    throw refused('Put the name of your resource into the address, in place of YOUR-RESOURCE.');
  }
  if (url.protocol === 'http:' && !isLocalHost(url.hostname)) {
    throw refused(
      `With http:// your notes and the token would travel readable by anyone on the way to ${url.host}. Use https://.`,
    );
  }
  return (
    url.origin +
    url.pathname
      .replace(/\/+$/, '')
      .replace(/\/embeddings$/, '')
      .replace(/\/+$/, '')
  );
}

/** Whether a host as it stands in a URL is this computer or on the local network. */
function isLocalHost(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const family = isIP(name);
  if (family !== 0) return local.check(name, family === 6 ? 'ipv6' : 'ipv4');
  return !name.includes('.') || localNames.test(name);
}

function refused(message: string): NearnoteError {
  return new NearnoteError('invalid-request', message);
}
