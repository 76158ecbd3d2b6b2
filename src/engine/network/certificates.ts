import { getCACertificates } from 'node:tls';
import { type UserText, userText } from '../../shared/user-text.ts';

let trusted: string[] | null = null;

/**
 * The certificates that a server’s may be signed with: Node’s own, and those of the system, where companies put the one of
 * the proxy that looks into their connections. Read once: it takes some hundredths of a second.
 */
export function trustedCertificates(): string[] {
  trusted ??= [...new Set([...getCACertificates('default'), ...getCACertificates('system')])];
  return trusted;
}

/**
 * What to do about a connection that failed because a certificate is not trusted; null if it failed otherwise.
 * @param systemCode the error’s code, if it has one.
 */
export function certificateAdvice(host: string, systemCode: string | undefined): UserText | null {
  if (systemCode === undefined || !/CERT|SELF_SIGNED|SSL|TLS|UNABLE_TO_VERIFY/.test(systemCode)) return null;
  return userText(
    'This computer does not trust the certificate of {host}. A proxy may be looking into the connection, as many companies have it: ask its administrators to put its certificate among those that the system trusts; Nearnote trusts these, too, after a restart.',
    { host },
  );
}
