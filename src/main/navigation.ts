import { webUrl } from '../shared/web-url.ts';

/** What becomes of an address that the page wants to go to. */
export type NavigationDecision = 'stay' | 'open-externally' | 'refuse';

/**
 * The page (see pageUrl) is one document and never leaves it. A link in a note may lead to the web: that opens in the user's
 * browser. Everything else (files, scripts, other programs' schemes) is dropped, whatever a note may contain.
 */
export function decideNavigation(address: string, page: string): NavigationDecision {
  const url = URL.parse(address);
  if (url === null) return 'refuse';
  if (`${url.protocol}//${url.host}${url.pathname}` === page) return 'stay';
  return webUrl(address) === null ? 'refuse' : 'open-externally';
}
