/** An address of the web; null for whatever else somebody may have entered, or a note may hold. */
export function webUrl(address: string): URL | null {
  const url = URL.parse(address);
  return url?.protocol === 'https:' || url?.protocol === 'http:' ? url : null;
}
