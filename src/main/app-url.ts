/** The page's own scheme: a real origin, unlike `file:`, and one that no other program serves. */
export const appScheme = 'nearnote';
const appHost = 'app';
export const appUrl = `${appScheme}://${appHost}/index.html`;

/** Whether an address belongs to the page that ships with the app. */
export function isAppUrl(address: string): boolean {
  const url = URL.parse(address);
  return url?.protocol === `${appScheme}:` && url.host === appHost;
}
