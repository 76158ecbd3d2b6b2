import { BlockList, isIP } from 'node:net';
import { NearnoteError } from '../../../shared/errors.ts';
import { type UserText, userText } from '../../../shared/user-text.ts';
import { webUrl } from '../../../shared/web-url.ts';

/** Addresses of this computer and of local networks (RFC 1918, 3927, 4193, 4291, 6598). */
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

/** Domains that are never resolved outside the local network (RFC 6761, 6762, 8375, and ICANN’s `internal`). */
const localNames = /(?:^|\.)(?:localhost|local|home\.arpa|internal)$/;

/**
 * The address of a service as requests use it: without a trailing slash, and without the `/embeddings` that is easily
 * pasted with it.
 * @throws NearnoteError `invalid-request` for an invalid address, one that would send the token in the clear, or one with
 * parts that must not be shown or stored.
 */
export function normalizeBaseUrl(entered: string): string {
  const url = webUrl(entered.trim());
  if (url === null) throw refused(userText('The address must begin with https:// or http://.'));
  if (url.username !== '' || url.password !== '') {
    throw refused(
      userText('The address must not contain a user name or a password. Enter the token in its own field.'),
    );
  }
  if (url.search !== '' || url.hash !== '') {
    throw refused(userText('The address must not contain “?” or “#”. Remove them and what follows.'));
  }
  if (url.hostname.startsWith('your-resource.')) {
    throw refused(userText('Replace YOUR-RESOURCE in the address with the name of your resource.'));
  }
  if (url.protocol === 'http:' && !isLocalHost(url.hostname)) {
    throw refused(
      userText('With http://, anyone on the way to {host} could read your notes and the token. Use https://.', {
        host: url.host,
      }),
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

/** Whether the host of a URL is this computer or on the local network. */
function isLocalHost(host: string): boolean {
  const name = host.replace(/^\[|\]$/g, '').replace(/\.$/, '');
  const family = isIP(name);
  if (family !== 0) return local.check(name, family === 6 ? 'ipv6' : 'ipv4');
  return !name.includes('.') || localNames.test(name);
}

function refused(text: UserText): NearnoteError {
  return new NearnoteError('invalid-request', text);
}
