/** The host of an image that lies on another computer; empty for one inside the address itself; null for a file here. */
export function hostOf(target: string): string | null {
  if (/^(?:data|blob):/i.test(target) || target === '') return '';
  // A backslash is a separator, too: for addresses of the web everywhere, for files on Windows.
  const url = /^(?:[a-z][a-z\d+.-]+:)?[\\/]{2}/i.test(target) ? URL.parse(target, 'https://x.invalid') : null;
  return url && (url.protocol !== 'file:' || url.host !== '') ? url.host : null;
}

/** Whether a target with a host is on the web; else it is a file that another computer shares. */
export function isWeb(target: string): boolean {
  return !/^(?:file:|\\|\/\\)/i.test(target);
}
