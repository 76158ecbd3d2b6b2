/** Characters: the messages of services are often long, and begin with what matters. */
const maxLength = 200;
/** The beginnings of tokens of well-known services. */
const knownToken = /\b(?:sk|pk|rk|hf|gh[a-z]|github_pat|glpat|xox[a-z])[-_][\w*.-]{4,}/i;
const masked = /\*{3}/;
/** Hyphens do not count, or names of models would look random. */
const longRun = /[\w+/=]{24,}/g;
/** Characters of a message that are read at all. */
const maxRead = 10 * maxLength;
/** So many characters from either end of the token are secret, too. */
const partLength = 6;

/**
 * The message of a service, fit to be shown: one line, short, without markup, and without anything that looks like the
 * token or an address with a password. Empty where nothing is worth quoting.
 */
export function quote(message: string, token: string | null): string {
  // An error page in HTML.
  if (/^\s*</.test(message)) return '';
  // A word that is cut might be a token’s beginning, and not be known as one.
  const read = message.length <= maxRead ? message : message.slice(0, maxRead).replace(/\S+$/, '');
  const line = read.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ');
  const safe = line.replace(/\S+/g, (word) => (isSecret(word, token) ? '[hidden]' : word)).replace(/\s+/g, ' ');
  return safe.length <= maxLength ? safe.trim() : `${safe.slice(0, maxLength).trimEnd()}…`;
}

function isSecret(word: string, token: string | null): boolean {
  if (masked.test(word) || knownToken.test(word) || isRandom(word) || /\/\/[^/]*@/.test(word)) return true;
  if (token === null) return false;
  return [token, token.slice(0, partLength), token.slice(-partLength)].some((secret) => word.includes(secret));
}

/** Whether it looks like random characters: long, with letters and digits. */
function isRandom(word: string): boolean {
  return [...word.matchAll(longRun)].some(([run]) => /\d/.test(run) && /[a-z]/i.test(run));
}
