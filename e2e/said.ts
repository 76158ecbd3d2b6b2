import { stretched } from '../scripts/messages-plugin.ts';

let isPseudo = false;

/** From now on `said` gives what the window says in the pseudo-language, or in English. */
export function hearPseudo(isHeard: boolean): void {
  isPseudo = isHeard;
}

/** What the window says for an English text, or what matches it: the words of a pattern are those of the window’s language. */
export function said(english: string): string;
export function said(english: RegExp): RegExp;
export function said(english: string | RegExp): string | RegExp {
  if (!isPseudo) return english;
  if (typeof english === 'string') return stretched(english);
  // An escape such as `\d` is no word.
  return new RegExp(english.source.replace(/\\.|\p{L}+/gu, (part) => (part.startsWith('\\') ? part : stretched(part))));
}
