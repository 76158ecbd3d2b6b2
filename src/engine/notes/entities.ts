import { decodeHTMLStrict } from 'entities';

/** A text with the characters that HTML’s entities stand for. Only whole ones count: `&copy` in an address is none. */
export function withEntities(text: string): string {
  return text.includes('&')
    ? text.replace(/&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/gi, decodeHTMLStrict)
    : text;
}
