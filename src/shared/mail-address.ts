/** What follows is for the mail program (`?subject=…`), and left out: some attach the files that it names. */
const mailLink = /^mailto:([\w.+'=~-]{1,64}@[a-z\d-]{1,63}(?:\.[a-z\d-]{1,63}){0,9})(?:[?#]|$)/i;

/** Whom a `mailto:` link writes to; null for every other link, for several addresses, and for one with unusual characters. */
export function mailAddress(link: string): string | null {
  return mailLink.exec(link)?.[1] ?? null;
}
