import { mailAddress } from '../shared/mail-address.ts';
import { webUrl } from '../shared/web-url.ts';

/** What becomes of an address that the page wants to go to. */
export type NavigationDecision = 'stay' | 'open-externally' | 'write-mail' | 'refuse';

/**
 * The page (see pageUrl) is one document and never leaves it. A link in a note may lead to the web: that opens in the user's
 * browser; or to somebody's mail address: that opens their mail program. Everything else (files, scripts, other programs'
 * schemes) is dropped, whatever a note may contain.
 */
export function decideNavigation(address: string, page: string): NavigationDecision {
  const url = URL.parse(address);
  if (url === null) return 'refuse';
  if (`${url.protocol}//${url.host}${url.pathname}` === page) return 'stay';
  if (mailAddress(address) !== null) return 'write-mail';
  return webUrl(address) === null ? 'refuse' : 'open-externally';
}
