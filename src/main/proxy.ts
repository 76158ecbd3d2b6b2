import { NearnoteError } from '../shared/errors.ts';
import { userText } from '../shared/user-text.ts';

/**
 * The first proxy that can be used of a list as Chromium writes it, `PROXY one:3128; SOCKS5 two:1080; DIRECT`, as a
 * URL; null to connect directly.
 * @throws NearnoteError `service-unreachable` when there is none: going around the user's proxy is no way out.
 */
export function usableProxy(list: string): string | null {
  for (const entry of list.split(';')) {
    const [kind, host] = entry.trim().split(/\s+/);
    if (kind === 'DIRECT') return null;
    if (kind === 'PROXY' && host !== undefined) return `http://${host}`;
    if (kind === 'HTTPS' && host !== undefined) return `https://${host}`;
  }
  throw new NearnoteError(
    'service-unreachable',
    userText(
      'The system’s network settings name only a SOCKS proxy, which Nearnote cannot use. Name an HTTP proxy there, then try again.',
    ),
  );
}
