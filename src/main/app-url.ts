/** The page's own scheme: a real origin, unlike `file:`, and one that no other program serves. */
export const appScheme = 'nearnote';
export const appUrl = `${appScheme}://app/index.html`;

/**
 * The page's address: in everyday use that of the app's own scheme, under `npm run dev` that of Vite's server. A packaged app
 * has no other page, whatever its environment says, and a server of pages is always on this computer.
 */
export function pageUrl({ ELECTRON_RENDERER_URL }: NodeJS.ProcessEnv, isPackaged: boolean): string {
  if (isPackaged || ELECTRON_RENDERER_URL === undefined) return appUrl;
  const url = URL.parse(ELECTRON_RENDERER_URL);
  const isHere = url?.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  return isHere ? new URL('/', url).href : appUrl;
}

/** Whether an address has the origin of the page at `page`. `URL.origin` is “null” for a scheme of our own. */
export function isOfPage(address: string, page: string): boolean {
  const url = URL.parse(address);
  const { protocol, host } = new URL(page);
  return url?.protocol === protocol && url.host === host;
}
