/**
 * Chromium alone cannot serve a scheme of our own, so an address like `nearnote://app/index.html` is loaded from the
 * origin `https://app.nearnote.standin`, which no name server knows and every request to which is answered here.
 */
const ending = '.standin';

/** The address to load in Chromium for one that the app uses. */
export function toChromium(address: string): string {
  const url = new URL(address);
  if (url.protocol === 'http:' || url.protocol === 'https:') return address;
  return `https://${url.host}.${url.protocol.slice(0, -1)}${ending}${url.pathname}${url.search}${url.hash}`;
}

/** The address as the app knows it, for one in Chromium. */
export function toApp(address: string): string {
  const url = URL.parse(address);
  if (url === null || !url.host.endsWith(ending)) return address;
  const [host, scheme] = splitLast(url.host.slice(0, -ending.length));
  return `${scheme}://${host}${url.pathname}${url.search}${url.hash}`;
}

function splitLast(text: string): [string, string] {
  const dot = text.lastIndexOf('.');
  return [text.slice(0, dot), text.slice(dot + 1)];
}
